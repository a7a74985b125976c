/* The page itself: its timeline begins, and tells a page that frames it how high it is. */

for (const timeline of document.querySelectorAll(".timeline")) {
  begin(timeline, { address: new URLSearchParams(location.search), page: true, base: () => location.href.split("#")[0] });
  if (parent !== window) {
    let frame;
    const tell = () => parent.postMessage({ timelineHeight: Math.ceil(timeline.getBoundingClientRect().height), frame }, "*");
    new ResizeObserver(tell).observe(timeline);
    // The script of the page around may come later than ours: then it asks, and says which of its frames we are.
    addEventListener("message", ({ data }) => {
      if (data?.timelineHeight !== "?") return;
      frame = data.frame;
      tell();
    });
  }
}
