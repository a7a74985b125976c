/* The list of what matches, where some of it has to be loaded first. */

function gather(timeline, { entries, ensure }) {
  const every = timeline.querySelector(".every");
  const found = every.cloneNode(false);
  found.className = "found";
  every.after(found);
  const more = timeline.querySelector("[name=more]");
  const results = { every, found, more, matching: entries, filled: entries.length, places: new Map(), groups: new Map(), marks: new Map() };
  results.until = (count) => fillAsLoaded(results, count, ensure);
  more.addEventListener("click", async () => {
    const first = results.filled;
    await results.until(first + PAGE);
    if (results.filled > first) focusOn(results.matching[first].item.querySelector("h3, h4"));
  });
  found.after(more.parentNode);
  const ahead = new IntersectionObserver((seen) => {
    if (!seen.at(-1).isIntersecting) return;
    results.until(results.filled + PAGE).then(() => { ahead.unobserve(more); ahead.observe(more); });
  }, { rootMargin: "400px" });
  ahead.observe(more);
  return results;
}

/* What is there is listed at once; what follows, as soon as it has come. What cannot be had is told by the number left. */
async function fillAsLoaded(results, until, ensure) {
  const { matching } = results;
  while (results.matching === matching) {
    fillHere(results, until);
    if (results.filled >= Math.min(until, matching.length)) return;
    try { await ensure(matching[results.filled]); } catch { return; }
  }
}

function fillHere(results, until) {
  const { matching, more } = results;
  let end = results.filled;
  while (end < Math.min(until, matching.length) && matching[end].here) end += 1;
  const grows = end > results.filled;
  fill(results, end, more);
  if (grows) results.told?.();
  for (const left of more.parentNode.querySelectorAll(".left")) left.textContent = (matching.length - results.filled).toLocaleString(left.closest("[lang]")?.lang);
}
