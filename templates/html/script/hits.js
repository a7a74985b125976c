/* The words searched for are marked where they stand, as far as the browser marks words without changing the page. */

const hits = typeof Highlight === "function" && CSS.highlights ? new Highlight() : null;
if (hits) CSS.highlights.set("timeline-hit", hits);

/* A rule of its own sheet: checkers of style do not know the word yet. */
function colourHits(timeline) {
  const root = timeline.getRootNode(), sheet = new CSSStyleSheet();
  sheet.replaceSync("::highlight(timeline-hit) { background-color: Mark; color: MarkText; }");
  if (hits) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/* Takes back what was marked for one timeline and marks the words in what it shows now. */
function markHits(found, words, marked) {
  if (!hits) return;
  for (const range of marked.splice(0)) hits.delete(range);
  if (!words.length) return;
  const walk = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (walk.currentNode.parentElement.closest(".pair > [lang]")) marked.push(...rangesIn(walk.currentNode, words));
  }
  for (const range of marked) hits.add(range);
}

/* Where the words stand in a text, folded letter by letter as the search folds it. */
function rangesIn(node, words) {
  const folded = [...node.data].map((letter) => (/\s/.test(letter) ? " " : fold(letter)));
  const text = folded.join(""), starts = [];
  let offset = 0;
  for (const [index, letter] of [...node.data].entries()) {
    for (let part = 0; part < folded[index].length; part += 1) starts.push(offset);
    offset += letter.length;
  }
  starts.push(offset);
  const rangeOf = (from, to) => {
    const range = new Range();
    range.setStart(node, starts[from]);
    range.setEnd(node, starts[to]);
    return range;
  };
  const ranges = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) ranges.push(rangeOf(at, at + word.length));
  }
  return ranges;
}
