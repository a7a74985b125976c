/* What matches, when not everything does: those entries are moved into a list of their own, and the whole list is set
   aside as it is. Hiding each of thousands of entries would cost seconds; this costs the same for any number. */

const PAGE = 60;

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
  new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) fill(results, results.filled + PAGE, more);
  }, { rootMargin: "400px" }).observe(more);
  results.until = (count) => fill(results, count, more);
  return results;
}

/* The whole list comes back at once only when the reader has left the form: until then the first entries will do. */
function show(results, matching, all, left) {
  const { every } = results;
  const whole = matching.length === all && (left || !every.classList.contains("aside"));
  if (whole && !results.marks.size && !every.classList.contains("aside")) return;
  putBack(results);
  every.classList.toggle("aside", !whole);
  results.matching = matching;
  results.filled = whole ? matching.length : 0;
  results.until(whole ? 0 : PAGE);
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

function putBack({ found, sections, marks }) {
  for (const [entry, mark] of marks) mark.replaceWith(entry.item);
  for (const section of sections.keys()) {
    for (const part of [section, section.querySelector("h2")]) part.id = part.dataset.id;
  }
  marks.clear();
  sections.clear();
  found.replaceChildren();
}
