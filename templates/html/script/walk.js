/* Going from entry to entry, to the entry an address names, and giving that address away. */

function goTo(entry, page) {
  if (page) history.replaceState(null, "", `#${entry.item.id}`);
  entry.item.scrollIntoView({ block: "start" });
  focusOn(entry.item.querySelector("h3, h4"));
}

function focusOn(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/* The entry the reader is at: the one last gone to, while it is in sight, else the first that is not above the window. */
function step(shown, last, by) {
  const index = shown.findIndex(({ item }) => item === last);
  const box = index >= 0 && last.getBoundingClientRect();
  const at = box && box.bottom > 0 && box.top < innerHeight;
  const here = at ? index : firstInSight(shown);
  const next = by < 0 ? here - 1 : here + (at ? 1 : 0);
  return shown[Math.max(0, Math.min(shown.length - 1, next))];
}

function firstInSight(shown) {
  let low = 0, high = shown.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shown[middle].item.getBoundingClientRect().top < 100) low = middle + 1; else high = middle;
  }
  return low;
}

async function copyAddress(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
