// Translate: what is typed is checked while it is typed, kept in the page until it is saved, and written entry by entry.

import { act, refresh, say, word } from "./desk.js";

const head = () => document.getElementById("head").dataset;
const target = () => document.getElementById("target");
const comments = () => document.getElementById("comments");
const place = location.pathname;
const { entry } = head();
const kept = `desk-typed-${place}`;
let saved = target().value;
// The entry as it was when what stands here was typed: not as it is once another has written it.
let seen = head().was;
let said = comments().value;

// --- nothing typed is lost ---

function keep() {
  try {
    if (target().value === saved) localStorage.removeItem(kept);
    else localStorage.setItem(kept, target().value);
  } catch {
    // A browser that keeps nothing: the page itself does until it is left.
  }
}

function offer() {
  let typed = null;
  try {
    typed = localStorage.getItem(kept);
  } catch {
    return;
  }
  if (typed === null || typed === target().value) return;
  document.getElementById("offered-words").textContent = typed;
  document.getElementById("offered").hidden = false;
}

function endOffer(take) {
  const words = document.getElementById("offered-words").textContent;
  document.getElementById("offered").hidden = true;
  if (take) put(words);
  else localStorage.removeItem(kept);
  target().focus();
}

// --- checks as one types ---

let asking = 0;
let turn = 0;

function typed() {
  keep();
  clearTimeout(asking);
  asking = setTimeout(check, 250);
}

async function check() {
  const mine = ++turn;
  try {
    const answer = await fetch(`${place}/check`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ target: target().value }),
    });
    const told = await answer.json();
    if (mine === turn && answer.ok) document.getElementById("problems").innerHTML = told.html;
  } catch {
    // The desk says itself that it does not answer.
  }
}

// --- writing ---

function body(draft) {
  return { was: seen, target: target().value, comments: comments().value, draft };
}

async function save(draft) {
  const before = target().value;
  const told = await act(`${place}/save`, body(draft), { theirs: (theirs) => openConflict(theirs, draft) });
  if (!told) return false;
  saved = before;
  seen = head().was;
  said = comments().value;
  keep();
  document.body.dataset.saved = String(Number(document.body.dataset.saved || 0) + 1);
  return true;
}

async function saveAndGo() {
  if (!target().value.trim()) return say(word("There is nothing to save: the translation is empty."), true);
  const next = head().following;
  if (!(await save(false))) return null;
  if (next && next !== place) location.assign(next);
  else say(word("Nothing waits any more."));
  return null;
}

// Who goes to another entry leaves a draft behind, never nothing.
async function go(address) {
  if ((target().value !== saved || comments().value !== said) && !(await save(target().value !== saved))) return;
  location.assign(address);
}

function openConflict(theirs, draft) {
  const dialog = document.getElementById("conflict");
  document.getElementById("conflict-mine").textContent = target().value;
  document.getElementById("conflict-theirs").textContent = theirs.target ?? "";
  dialog.dataset.draft = draft ? "draft" : "";
  dialog.dataset.was = theirs.was ?? "";
  dialog.showModal();
}

document.getElementById("keep-mine").addEventListener("click", async () => {
  const dialog = document.getElementById("conflict");
  dialog.close();
  seen = dialog.dataset.was;
  await save(dialog.dataset.draft === "draft");
});

document.getElementById("take-theirs").addEventListener("click", async () => {
  document.getElementById("conflict").close();
  await refresh();
  target().value = target().defaultValue;
  saved = target().value;
  seen = head().was;
  keep();
  target().focus();
});

// --- taking what helps ---

// As if it were typed: the field's own undo takes it back.
function put(words) {
  const field = target();
  field.focus();
  field.select();
  document.execCommand("insertText", false, words);
}

function insert(words) {
  const field = target();
  field.focus();
  const before = field.value.slice(0, field.selectionStart);
  document.execCommand("insertText", false, /\S$/.test(before) ? ` ${words}` : words);
}

// The words of the official text stand in the file at once, with the place they are from; what was typed is a draft before.
async function takeOfficial() {
  if (target().value !== saved && !(await save(true))) return;
  const told = await act(`${place}/official`, { was: seen }, { theirs: (theirs) => openConflict(theirs, false) });
  if (!told) return;
  target().value = target().defaultValue;
  [saved, seen] = [target().value, head().was];
  keep();
  check();
  target().focus();
}

// --- reviewing: a second person reads it, and goes on to what nobody has read ---

const reviewer = document.getElementById("reviewer");

async function review() {
  const on = document.getElementById("reviewed").getAttribute("aria-pressed") !== "true";
  if (target().value !== saved && !(await save(false))) return;
  const told = await act(`${place}/review`, { was: seen, on, who: reviewer.value }, { theirs: (theirs) => openConflict(theirs, false) });
  if (!told) return;
  seen = head().was;
  const next = on && after("unreviewed");
  if (next) go(next.href);
  else if (on) say(word("Of this text everything that is done is reviewed from here on."));
}

// The next entry of the list that is in a state, behind the one worked on.
function after(state) {
  const all = [...document.querySelectorAll("#entries li")];
  const here = all.findIndex((one) => one.querySelector("[aria-current]"));
  return all.slice(here + 1).find((one) => state in one.dataset)?.querySelector("a");
}

try {
  reviewer.value = localStorage.getItem("desk-reviewer") || "";
  reviewer.addEventListener("input", () => localStorage.setItem("desk-reviewer", reviewer.value));
} catch {
  // A browser that keeps nothing asks again.
}

// --- accepting a finding ---

let accepting = "";

document.getElementById("accepting-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const reason = document.getElementById("reason").value;
  document.getElementById("accepting").close();
  if (target().value !== saved && !(await save(false))) return;
  await act(`${place}/accept`, { was: seen, code: accepting, reason });
  await check();
});

document.addEventListener("click", (event) => {
  const taken = event.target.closest("[data-take], [data-replace], [data-accept]")?.dataset;
  if (taken?.take) insert(taken.take);
  else if (taken?.replace) put(taken.replace);
  else if (taken?.accept) {
    accepting = taken.accept;
    document.getElementById("reason").value = "";
    document.getElementById("accepting").showModal();
  }
  if (event.target.closest("[data-official]")) takeOfficial();
  if (event.target.id === "save") saveAndGo();
  if (event.target.id === "draft") save(true);
  if (event.target.id === "reviewed") review();
  if (event.target.id === "merge") merge();
  if (event.target.id === "offered-take") endOffer(true);
  if (event.target.id === "offered-drop") endOffer(false);
  const link = event.target.closest("#entries a, #following, .progress a");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    go(link.href);
  }
});

document.addEventListener("input", (event) => { if (event.target.id === "target") typed(); });

// --- the list ---

function filter() {
  const wanted = document.getElementById("filter").value;
  try {
    sessionStorage.setItem("desk-filter", wanted);
  } catch {
    // It is chosen anew on the next entry.
  }
  for (const one of document.querySelectorAll("#entries li")) {
    one.hidden = !(wanted === "all" || one.dataset.state === wanted || (wanted === "waits" && "waits" in one.dataset) || (["doubts", "unreviewed"].includes(wanted) && wanted in one.dataset));
  }
}

document.getElementById("filter").addEventListener("change", filter);
document.addEventListener("refreshed", () => {
  // Saved here, or written by another: what the page holds and the file says are the same again.
  if (target().value === target().defaultValue) [saved, seen] = [target().value, head().was];
  filter();
});

function beside(step) {
  const all = [...document.querySelectorAll("#entries li:not([hidden]) a, #entries a[aria-current]")];
  return all[all.findIndex((one) => one.hasAttribute("aria-current")) + step];
}

async function merge() {
  await act("/translate/merge", { place });
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key === "Enter") {
    event.preventDefault();
    if (event.shiftKey) save(true);
    else saveAndGo();
  } else if (event.altKey && ["ArrowDown", "PageDown", "ArrowUp", "PageUp"].includes(event.key)) {
    event.preventDefault();
    const next = beside(event.key.endsWith("Down") ? 1 : -1);
    if (next) go(next.href);
    else say(word(event.key.endsWith("Down") ? "This is the last entry of the text." : "This is the first entry of the text."));
  } else if (event.key === "F8") {
    event.preventDefault();
    review();
  } else if (event.key === "F2") {
    event.preventDefault();
    document.querySelector("#aids button")?.focus();
  } else if (event.key === "Escape" && event.target.closest("#aids")) {
    target().focus();
  } else if (event.key === "Escape" && event.target.closest("#writing")) {
    // Out of the field letters act: u, g r, ?.
    document.getElementById("main").focus({ preventScroll: true });
  } else if (["ArrowDown", "ArrowUp"].includes(event.key) && event.target.closest("#aids button")) {
    event.preventDefault();
    const all = [...document.querySelectorAll("#aids button")];
    all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  }
});

try {
  document.getElementById("filter").value = sessionStorage.getItem("desk-filter") || "all";
} catch {
  // All are shown.
}
offer();
filter();
// The list is scrolled, and nothing around it: what one works on stays where it is.
const here = document.querySelector("#entries a[aria-current]");
const all = document.getElementById("all");
if (here) all.scrollTop += here.getBoundingClientRect().top - all.getBoundingClientRect().top - all.clientHeight / 3;
target().focus({ preventScroll: true });
document.body.dataset.entry = entry;
if (Number(head().behind)) merge();
