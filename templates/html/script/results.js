/* What matches, when not everything does: those entries are moved into a list of their own, and the whole list is set
   aside as it is. Hiding each of thousands of entries would cost seconds; this costs the same for any number. */

const PAGE = 12;

function makeResults(timeline, all) {
  const every = timeline.querySelector(".every");
  const found = every.cloneNode(false);
  found.className = "found";
  every.after(found);
  const results = { every, found, matching: all, filled: all.length, sections: new Map(), marks: new Map() };
  const more = timeline.querySelector("[name=more]");
  more.addEventListener("click", () => {
    const first = results.filled;
    fill(results, first + PAGE, more);
    focusOn(results.matching[first].article.querySelector("h3"));
  });
  found.after(more.parentNode);
  const ahead = new IntersectionObserver((seen) => {
    if (!seen.at(-1).isIntersecting) return;
    fill(results, results.filled + PAGE, more);
    ahead.unobserve(more);
    ahead.observe(more);
  }, { rootMargin: "400px" });
  ahead.observe(more);
  results.until = (count) => fill(results, count, more);
  return results;
}

/* The whole list comes back at once only when the reader has left the form: until then the first entries will do.
   ``typing`` sets a long list aside even while all of it matches: the next letter is then quick. */
function show(results, matching, all, { left = false, typing = false } = {}) {
  const { every } = results;
  const aside = every.classList.contains("aside") || (typing && all > 200);
  const whole = matching.length === all && (left || !aside);
  const same = whole ? 0 : common(results, matching);
  putBack(results, same);
  every.classList.toggle("aside", !whole);
  results.matching = matching;
  results.filled = whole ? matching.length : same;
  results.until(whole ? 0 : PAGE);
}

/* How many entries at the beginning stand there already. */
function common({ matching, filled, marks }, wanted) {
  let same = 0;
  while (same < Math.min(filled, PAGE) && matching[same] === wanted[same] && marks.has(matching[same])) same += 1;
  return same;
}

function fill(results, until, more) {
  const { matching, marks } = results;
  const end = Math.min(until, matching.length);
  for (; results.filled < end; results.filled += 1) {
    const entry = matching[results.filled];
    const mark = document.createComment("");
    entry.item.replaceWith(mark);
    marks.set(entry, mark);
    sectionFor(results, entry).append(entry.item);
  }
  more.parentNode.hidden = results.filled >= matching.length;
}

/* The year's heading comes along, and its address with it. */
function sectionFor({ found, sections }, { section }) {
  if (!sections.has(section)) {
    const shown = section.cloneNode(false);
    const list = document.createElement("ol");
    shown.append(section.querySelector("h2").cloneNode(true), list);
    for (const part of [section, section.querySelector("h2")]) { part.dataset.id = part.id; part.removeAttribute("id"); }
    found.append(shown);
    sections.set(section, list);
  }
  return sections.get(section);
}

function putBack({ matching, marks, sections }, from) {
  for (const entry of matching.slice(from, from + marks.size)) {
    marks.get(entry)?.replaceWith(entry.item);
    marks.delete(entry);
  }
  for (const [section, list] of sections) {
    if (list.firstChild) continue;
    for (const part of [section, section.querySelector("h2")]) part.id = part.dataset.id;
    list.parentNode.remove();
    sections.delete(section);
  }
}
