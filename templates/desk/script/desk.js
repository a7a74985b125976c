// What every screen shares: asking for a change, showing what came of it, undo, keys, and what changes on the disk.

const words = JSON.parse(document.getElementById("words").textContent);
const line = document.getElementById("said");
const keys = document.getElementById("keys");
const letters = document.getElementById("letters");

// A fixed word in the reader's language, with what is to stand in its braces.
export function word(text, fill = {}) {
  return (words[text] || text).replace(/\{(\w+)\}/g, (_, name) => fill[name] ?? "");
}

// Said once, after the act; what went wrong stays until something else is said.
export function say(text, wrong = false) {
  line.textContent = text;
  line.classList.toggle("wrong", wrong);
}

// Ask for a change. What came of it, or nothing where it could not be done: that is said, and nothing typed is lost.
export async function act(path, body = {}, { quiet = false, theirs = null } = {}) {
  let answer, told;
  try {
    answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    told = await answer.json().catch(() => ({}));
  } catch {
    say(word("The desk does not answer. Nothing typed here is lost; start it again."), true);
    return null;
  }
  if (answer.status === 412) {
    if (theirs) theirs(told.theirs);
    else say(word("Not done: this was changed elsewhere in the meantime."), true);
    await refresh();
    return null;
  }
  if (!answer.ok) {
    say((told.findings || [word("Not done.")]).join(" · "), true);
    return null;
  }
  await refresh(numberOf(answer));
  if (!quiet && told.said) say(told.said);
  document.body.dataset.done = String(Number(document.body.dataset.done || 0) + 1);
  return told;
}

// Put the live parts of the page anew; what is typed, focused or unfolded there stays.
let swapping = false;
let running = null;
let once_more = false;
// How many changes of the desk the page shows, and is to show.
let shown = 0;
let wanted = 0;
// Whoever asks while the page is put anew already has it put anew once more, and waits for that; who asks for a change
// of the desk, by its number, only where the page does not show it yet.
export function refresh(number = NaN) {
  if (Number.isNaN(number)) once_more = Boolean(running);
  else if (number > shown) wanted = Math.max(wanted, number);
  else return running || Promise.resolve();
  running ||= anew().finally(() => (running = null));
  return running;
}

function numberOf(answer) {
  return Number(answer.headers.get("desk-number") ?? NaN);
}

async function anew() {
  do {
    once_more = false;
    if (!(await putAnew())) wanted = shown;
  } while (once_more || shown < wanted);
}

// Whether it could be.
async function putAnew() {
  if (!document.querySelector("[data-live]")) return false;
  let page;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return false;
    shown = numberOf(answer) || shown;
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return false;
  }
  swapping = true;
  const held = document.activeElement;
  const place = held?.id && held.closest("[data-live]") ? { id: held.id, from: held.selectionStart, to: held.selectionEnd } : null;
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (fresh) swap(old, fresh);
  }
  swapping = false;
  document.dispatchEvent(new CustomEvent("refreshed"));
  if (place) focusAgain(place);
  return true;
}

function swap(old, fresh) {
  const typed = [...old.querySelectorAll("input, textarea, select")].filter(changed).map((one) => [one.id, one.value, one.dataset.was]);
  const open = [...old.querySelectorAll("details[id][open]")].map((one) => one.id);
  const scrolled = [...old.querySelectorAll("[data-scrolls]"), old].map((one) => [one.id, one.scrollTop]);
  old.replaceChildren(...document.adoptNode(fresh).childNodes);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  for (const [id, value, was] of typed) {
    const field = id && document.getElementById(id);
    if (!field) continue;
    field.value = value;
    if (was !== undefined) field.dataset.was = was;
  }
  for (const [id, top] of scrolled) if (top && id) document.getElementById(id).scrollTop = top;
}

function focusAgain({ id, from, to }) {
  const again = document.getElementById(id);
  if (!again || again === document.activeElement) return;
  again.focus({ preventScroll: true });
  if (typeof from === "number" && again.setSelectionRange && again.type !== "date") again.setSelectionRange(from, to);
}

// Whether the page is being put anew: a field that goes with the old one then says that it is left, and is not.
export function isSwapping() {
  return swapping;
}

// Whether a field says something else than it did when the page was made.
export function changed(field) {
  if (field.type === "checkbox" || field.type === "radio" || field.type === "file") return false;
  if (field.tagName === "SELECT") return field.value !== (field.dataset.was ?? [...field.options].find((one) => one.defaultSelected)?.value ?? field.value);
  return field.value !== field.defaultValue;
}

// What the address names behind its « # »; an address that was cut or mistyped names nothing.
export function named() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

export function inField(target = document.activeElement) {
  return Boolean(target && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]"));
}

export function lettersAct() {
  return !letters || letters.checked;
}

export async function step(what) {
  const told = await act(`/${what}`, {}, { quiet: true });
  if (!told) return;
  if (!told.said) return say(word(what === "undo" ? "There is nothing to undo." : "There is nothing to make again."));
  say(word(what === "undo" ? "Undone: {said}" : "Made again: {said}", { said: told.said }));
  if (told.focus && told.place === location.pathname) document.dispatchEvent(new CustomEvent("go", { detail: told.focus }));
}

// « g », then the letter of a screen, from any other.
const going = { t: "/texts", r: "/review", e: "/translate", c: "/chronology" };

let waiting = false;
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || keys.open || document.querySelector("dialog[open]")) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey && event.key.toLowerCase() === "z" && !inField()) {
    event.preventDefault();
    step(event.shiftKey ? "redo" : "undo");
    return;
  }
  if (command || event.altKey || inField()) return;
  if (event.key === "?") return openKeys(event);
  if (!lettersAct()) return;
  if (waiting) {
    waiting = false;
    if (going[event.key]) {
      event.preventDefault();
      location.assign(going[event.key]);
    }
    return;
  }
  if (event.key === "g") {
    waiting = true;
    setTimeout(() => (waiting = false), 1500);
  } else if (event.key === "u") {
    event.preventDefault();
    step("undo");
  }
});

function openKeys(event) {
  event.preventDefault();
  keys.showModal();
}

document.addEventListener("click", (event) => {
  const what = event.target.closest("[data-do]")?.dataset.do;
  if (what === "undo" || what === "redo") step(what);
  else if (what === "help") openKeys(event);
  else if (what === "close") event.target.closest("dialog")?.close();
});

try {
  letters.checked = localStorage.getItem("desk-letters") !== "off";
  letters.addEventListener("change", () => localStorage.setItem("desk-letters", letters.checked ? "on" : "off"));
} catch {
  // A browser that keeps nothing: the switch holds for this page.
}

const news = new EventSource("/news");
let gone = false;
news.addEventListener("message", (event) => {
  const told = JSON.parse(event.data);
  // What was found behind the pages is of those alone that wait for it.
  if (told.found) return document.querySelector("[data-awaited]") && refresh();
  document.dispatchEvent(new CustomEvent("news"));
  refresh(told.own ? told.number : NaN).then(() => {
    if (!told.own) say(word("Changed on disk: {files}", { files: told.files.slice(0, 3).join(", ") }));
  });
});
news.addEventListener("error", () => {
  if (!gone) say(word("The desk does not answer. Nothing typed here is lost; start it again."), true);
  gone = true;
});
news.addEventListener("open", () => {
  if (gone) document.dispatchEvent(new CustomEvent("news"));
  // Another desk counts from the beginning.
  if (gone) [shown, wanted] = [0, 0];
  if (gone) refresh().then(() => say(word("The desk answers again.")));
  gone = false;
});
addEventListener("pagehide", () => news.close());
