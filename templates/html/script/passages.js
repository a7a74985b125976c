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
