// Words chosen in the text, by mouse or by keys: a choice never goes past its sentence.

const text = document.getElementById("document");

// The words chosen, their sentence, and the words of the first date in them that makes no event; nothing without a choice.
export function chosenWords() {
  const choice = getSelection();
  if (!choice.rangeCount || choice.isCollapsed) return null;
  const range = choice.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const sentence = sentenceOf(range.startContainer) || sentenceOf(range.endContainer);
  if (!sentence) return null;
  const inside = document.createRange();
  inside.selectNodeContents(sentence);
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
  if (sentence.contains(range.endContainer)) inside.setEnd(range.endContainer, range.endOffset);
  const words = inside.toString().replace(/\s+/g, " ").trim();
  if (!words) return null;
  const date = [...sentence.querySelectorAll("[data-refused], [data-ids]")].find((one) => choice.containsNode(one, true));
  return { words, sentence: sentence.textContent, date: date ? date.textContent : "" };
}

function sentenceOf(node) {
  return (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("#document .sentence");
}

// Keys choose words: arrows go a word, Shift grows the choice, Enter takes it.
export function chooseWords(sentence, taken) {
  const from = sentence || text.querySelector(".sentence");
  if (!from) return;
  const choice = getSelection();
  const range = document.createRange();
  range.selectNodeContents(from);
  range.collapse(true);
  choice.removeAllRanges();
  choice.addRange(range);
  choice.modify("extend", "forward", "word");
  text.focus({ preventScroll: true });
  text.addEventListener("keydown", onKey, true);

  function end() {
    text.removeEventListener("keydown", onKey, true);
  }

  function onKey(event) {
    const way = { ArrowRight: "forward", ArrowLeft: "backward" }[event.key];
    if (way) {
      if (!event.shiftKey) {
        if (way === "forward") choice.collapseToEnd();
        else {
          choice.collapseToStart();
          choice.modify("move", "backward", "word");
        }
      }
      choice.modify("extend", event.shiftKey ? way : "forward", "word");
    } else if (event.key === "Enter" || event.key === "n") {
      end();
      taken();
    } else if (event.key === "Escape") {
      end();
      choice.removeAllRanges();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
