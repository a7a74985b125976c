/* What stands round a source is put into the page when somebody opens it. Without scripts it stands there from the start:
   a browser that runs them reads a noscript as one text, which costs nothing to lay out and nothing to move. */

function unfold(source) {
  const kept = source.querySelector("noscript, template");
  if (!kept) return;
  const place = document.createRange();
  place.selectNode(kept);
  kept.replaceWith(kept.content ?? place.createContextualFragment(kept.textContent));
}

/* In the element of another page they come as what they hold; there they are kept apart in the same way. */
function foldPassages(timeline) {
  for (const held of timeline.querySelectorAll("noscript")) {
    const kept = document.createElement("template");
    kept.content.append(...held.childNodes);
    held.replaceWith(kept);
  }
}

/* The search of the browser itself opens a closed source where it finds the words in it, if they stand in the page: they
   come one after the other while there is nothing else to do, of many entries when somebody is about to search. */
function makeFindable(timeline) {
  const closed = [...timeline.querySelectorAll("details.source")];
  let next = 0;
  const some = (idle) => {
    const until = performance.now() + (idle ? idle.timeRemaining() : 8);
    do unfold(closed[next++]); while (next < closed.length && performance.now() < until);
    if (next < closed.length) later();
  };
  const later = () => ("requestIdleCallback" in window ? requestIdleCallback(some) : setTimeout(some, 20));
  const start = () => {
    removeEventListener("keydown", asked, true);
    timeline.classList.add("findable");
    if (closed.length) later();
  };
  const asked = ({ key }) => { if (["Control", "Meta", "F3", "/", "'"].includes(key)) start(); };
  if (timeline.querySelector(".many")) addEventListener("keydown", asked, true);
  else if (document.readyState === "complete") start();
  else addEventListener("load", start);
}
