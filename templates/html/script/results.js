/* What matches, when not everything does: those entries are moved into a list of their own, and the whole list is set
   aside as it is. Hiding each of thousands of entries would cost seconds; this costs the same for any number. */

const PAGE = 12;

function makeResults(timeline, all) {
  const every = timeline.querySelector(".every");
  const found = every.cloneNode(false);
  found.className = "found";
  every.after(found);
  const results = { every, found, matching: all, filled: all.length, places: new Map(), groups: new Map(), marks: new Map() };
  const more = timeline.querySelector("[name=more]");
  more.addEventListener("click", () => {
    const first = results.filled;
    fill(results, first + PAGE, more);
    focusOn(results.matching[first].item.querySelector("h3, h4"));
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
    placeFor(results, entry.list).append(entry.item);
  }
  more.parentNode.hidden = results.filled >= matching.length;
}

/* What stands over an item comes along: the year's heading with its address, a group's date, the words that open a list. */
function placeFor(results, list) {
  const { found, places } = results;
  if (places.has(list)) return places.get(list);
  const holder = list.parentNode, shown = holder.cloneNode(false), place = list.cloneNode(false);
  for (const part of holder.children) if (part !== list) shown.append(part.cloneNode(true));
  shown.append(place);
  if (holder.matches(".list")) groupFor(results, holder.parentNode).append(shown);
  else {
    for (const part of [holder, holder.querySelector("h2")]) { part.dataset.id = part.id; part.removeAttribute("id"); }
    found.append(shown);
  }
  places.set(list, place);
  return place;
}

function groupFor(results, group) {
  const { groups } = results;
  if (!groups.has(group)) {
    const shown = group.cloneNode(false);
    shown.append(group.querySelector(".head").cloneNode(true));
    placeFor(results, group.parentNode).append(shown);
    groups.set(group, shown);
  }
  return groups.get(group);
}

/* The lists within before those around them, which are empty when what they hold is gone. */
function putBack({ matching, marks, places, groups }, from) {
  for (const entry of matching.slice(from, from + marks.size)) {
    marks.get(entry)?.replaceWith(entry.item);
    marks.delete(entry);
  }
  const empty = ([list, place]) => !place.firstChild && places.delete(list);
  for (const [, place] of [...places].filter(([list]) => list.parentNode.matches(".list")).filter(empty)) place.parentNode.remove();
  for (const [group, shown] of groups) if (!shown.querySelector(".list")) { shown.remove(); groups.delete(group); }
  for (const [list, place] of [...places].filter(empty)) {
    for (const part of [list.parentNode, list.parentNode.querySelector("h2")]) part.id = part.dataset.id;
    place.parentNode.remove();
  }
}
