/* The page itself: its timeline begins, and tells a page that frames it how high it is. */

for (const timeline of document.querySelectorAll(".timeline")) {
  begin(timeline, { address: new URLSearchParams(location.search), page: true, base: () => location.href.split("#")[0] });
  if (parent !== window) {
    const tell = () => parent.postMessage({ timelineHeight: Math.ceil(timeline.getBoundingClientRect().height) }, "*");
    new ResizeObserver(tell).observe(timeline);
  }
}
