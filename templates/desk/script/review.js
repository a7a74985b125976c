// Review: one event is the one worked on; the text and the list show the same one, keys and buttons act on it.

import { act, changed, inField, isSwapping, lettersAct, named, refresh, say, word } from "./desk.js";
import { chooseWords, chosenWords } from "./words.js";

const id = document.getElementById("head").dataset.text;
const place = `/review/${id}`;
const cards = () => [...document.querySelectorAll("#events > .event")];
const card = (name) => document.getElementById(name);
let current = named() && card(named()) ? named() : "";

// --- the one worked on ---

function marks(name) {
  return [...document.querySelectorAll("#document [data-ids]")].filter((one) => one.dataset.ids.split(" ").includes(name));
}

function show({ focus = false, scroll = true } = {}) {
  if (!card(current)) current = (cards().find((one) => "waits" in one.dataset) || cards()[0])?.id || "";
  for (const one of cards()) {
    const here = one.id === current;
    one.tabIndex = here ? 0 : -1;
    if (here) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
  document.querySelectorAll("#document .here").forEach((one) => one.classList.remove("here"));
  const here = marks(current);
  here.forEach((one) => one.classList.add("here"));
  const chosen = card(current);
  if (!chosen) return;
  if (focus) chosen.focus({ preventScroll: true });
  if (!scroll) return;
  intoView(chosen, document.getElementById("events"));
  if (here[0]) intoView(here[0], document.getElementById("document"));
}

// Scroll what holds it, and the page only where that does not hold it.
function intoView(one, holder) {
  const inside = one.getBoundingClientRect();
  const around = holder.getBoundingClientRect();
  if (holder.scrollHeight > holder.clientHeight + 1) {
    if (inside.top < around.top + 8 || inside.bottom > around.bottom - 8) {
      holder.scrollTop += inside.top - around.top - Math.max(8, (around.height - inside.height) / 3);
    }
  } else if (inside.top < 120 || inside.top > innerHeight - 80) {
    one.scrollIntoView({ block: "center" });
  }
}

function choose(name, options = {}) {
  current = name;
  show({ focus: true, ...options });
}

function beside(step) {
  const all = cards();
  const at = all.findIndex((one) => one.id === current);
  return all[at + step]?.id || "";
}

function go(step) {
  const next = beside(step);
  if (next) choose(next);
  else say(word(step > 0 ? "This is the last event." : "This is the first event."));
}

function nextWaiting() {
  const all = cards();
  const at = all.findIndex((one) => one.id === current);
  const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((one) => "waits" in one.dataset && one.id !== current);
  if (next) choose(next.id);
  else say(word("Nothing waits any more."));
}

// --- acts ---

async function done(what, more = {}, { on = false } = {}) {
  const name = current;
  const chosen = card(name);
  if (!chosen) return null;
  const body = { event: name, was: chosen.dataset.was, ...more };
  // Who presses quickly is on the next one before the desk has answered; what could not be done brings back.
  const next = on ? beside(1) : "";
  if (next) choose(next);
  const told = await act(`${place}/act/${what}`, body);
  if (!told) choose(name);
  else if (!next && current === name) choose(name);
  return told;
}

const acts = {
  accept: () => done("accept", {}, { on: true }),
  "leave-out": () => done("leave-out", {}, { on: true }),
  restore: () => done("restore"),
  key: () => done("key"),
  part: () => done("part"),
  "take-headline": () => done("set", { field: "headline", value: card(current).querySelector("[data-act=take-headline]").dataset.value }),
  "join-elsewhere": () => done("join", { other: card(current).querySelector("[data-act=join-elsewhere]").dataset.other }),
  unjoin: () => done("join", { other: "" }),
  alike: openAlike,
  join: openJoining,
  why,
  add: openAdding,
  "next-waiting": nextWaiting,
  "accept-all": () => ofAll("accept-all", { was: document.getElementById("events").dataset.waiting }),
  read: () => ofAll("read", { was: document.getElementById("head").dataset.digest }),
  forget: () => ofAll("forget", {}),
};

// The button goes with what it asks: the keys are for the event again.
async function ofAll(what, body) {
  if (await act(`${place}/${what}`, body)) choose(current);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  const li = event.target.closest("#events > .event");
  if (li && li.id !== current) choose(li.id, { focus: !button && !inField(event.target), scroll: false });
  if (button) {
    acts[button.dataset.act]?.();
    return;
  }
  const marked = event.target.closest("#document [data-ids], #document [data-refused]");
  if (!marked || String(getSelection()).trim()) return;
  const ids = (marked.dataset.ids || "").split(" ").filter(Boolean);
  if (ids.length) choose(ids[(ids.indexOf(current) + 1) % ids.length]);
  else if (marked.dataset.refused) say(word("No event here: {form}. Choose words and press n to add one.", { form: marked.dataset.refused }));
});

async function why() {
  const chosen = card(current);
  const list = chosen?.querySelector(".reasons");
  if (!list) return;
  const button = chosen.querySelector("[data-act=why]");
  if (!list.hidden) {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    return;
  }
  const answer = await fetch(`${place}/why?event=${encodeURIComponent(current)}`);
  if (!answer.ok) return say(word("Not done."), true);
  list.replaceChildren(...(await answer.json()).lines.map(({ words, language }) => Object.assign(document.createElement("li"), { textContent: words, lang: language })));
  list.hidden = false;
  button.setAttribute("aria-expanded", "true");
  button.focus();
}

// --- fields ---

const saving = new WeakSet();
async function save(field) {
  const li = field.closest(".event");
  // A field that was put anew while it was saved still tells its own change as it goes.
  if (!li || isSwapping() || !field.isConnected || saving.has(field) || !changed(field)) return true;
  const value = field.value;
  const body = { event: li.id, was: li.dataset.was, field: field.dataset.field, value };
  const theirs = (said) => conflict(field.dataset.field, value, said, li.id);
  saving.add(field);
  const told = await act(`${place}/act/set`, body, { theirs });
  if (told) {
    // What was typed is what stands there now; the page was put anew with it.
    const again = document.getElementById(field.id);
    if (again) settle(again, li.id);
    show({ scroll: false });
  } else saving.delete(field);
  return Boolean(told);
}

// After a save the field shows what the file says, not what was typed.
function settle(field, name) {
  if (field.tagName === "SELECT") return;
  if (document.activeElement !== field || field.closest(".event")?.id !== name) field.value = field.defaultValue;
}

document.addEventListener("change", (event) => {
  const subject = event.target.closest?.("#events [data-subject]");
  if (subject) {
    const ticked = [...subject.closest("fieldset").querySelectorAll("input:checked")].map((one) => one.dataset.subject);
    const li = subject.closest(".event");
    act(`${place}/act/subjects`, { event: li.id, was: li.dataset.was, subjects: ticked }).then(() => show({ scroll: false }));
    return;
  }
  const field = event.target.closest?.("#events [data-field]");
  if (field) save(field);
});

document.addEventListener("focusout", (event) => {
  const field = event.target.closest?.("#events [data-field]");
  if (field) save(field);
});

let asked = 0;
async function answerDate(field, answer) {
  const number = ++asked;
  if (!field.value.trim()) return tell(answer, "", false);
  const response = await fetch(`${place}/date?said=${encodeURIComponent(field.value)}`).catch(() => null);
  if (!response?.ok || number !== asked) return;
  const told = await response.json();
  if (told.fault) return tell(answer, told.fault, true);
  tell(answer, [...new Set(Object.values(told.words))].join(" · ") + ` (${told.value})`, false);
}

function tell(answer, text, wrong) {
  answer.textContent = text;
  answer.classList.toggle("fault", wrong);
}

let typing;
document.addEventListener("input", (event) => {
  const field = event.target.closest?.("[data-field=date], #adding-date");
  if (!field) return;
  clearTimeout(typing);
  typing = setTimeout(() => answerDate(field, document.getElementById(field.getAttribute("aria-describedby"))), 120);
});

// --- two said different things ---

const between = document.getElementById("conflict");
function conflict(field, mine, theirs, name) {
  document.getElementById("conflict-mine").textContent = `${field}: ${mine}`;
  const said = Object.entries(theirs.words || {}).map(([key, value]) => `${key}: ${value}`);
  document.getElementById("conflict-theirs").textContent = said.join("\n") || word("nothing");
  document.getElementById("keep-mine").onclick = async () => {
    between.close();
    // Whoever chooses quickly has not the page yet that says what stands there now.
    await refresh();
    const li = card(name);
    if (!li) return say(word("This event is no longer there."), true);
    await act(`${place}/act/set`, { event: name, was: theirs.was || li.dataset.was, field, value: mine });
    show({ scroll: false });
  };
  document.getElementById("take-theirs").onclick = async () => {
    between.close();
    const own = card(name)?.querySelector(`[data-field=${field}]`);
    if (own && own.tagName !== "SELECT") own.value = own.defaultValue;
    await refresh();
    say(word("Theirs stands."));
  };
  between.showModal();
}

// --- an event on words of the text ---

const adding = document.getElementById("adding");
let picked = null;
async function openAdding() {
  picked = chosenWords();
  if (!picked) {
    chooseWords(marks(current)[0]?.closest(".sentence"), openAdding);
    say(word("Choose words: ← → goes a word, Shift grows the choice, Enter takes it, Escape ends."));
    return;
  }
  document.getElementById("adding-words").textContent = `« ${picked.words} »`;
  const date = document.getElementById("adding-date");
  date.value = picked.date;
  tell(document.getElementById("adding-said"), "", false);
  if (picked.date) answerDate(date, document.getElementById("adding-said"));
  adding.showModal();
  date.focus();
}

document.getElementById("adding-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = { words: picked.words, sentence: picked.sentence, date: document.getElementById("adding-date").value, kind: document.getElementById("adding-kind").value };
  const told = await act(`${place}/add`, body);
  if (!told) return tell(document.getElementById("adding-said"), document.getElementById("said").textContent, true);
  adding.close();
  getSelection().removeAllRanges();
  if (told.focus) choose(told.focus);
});

// --- the same event elsewhere ---

const joining = document.getElementById("joining");
async function openJoining() {
  const answer = await fetch(`${place}/twins?event=${encodeURIComponent(current)}`);
  const { twins } = answer.ok ? await answer.json() : { twins: [] };
  const list = document.getElementById("joining-list");
  list.replaceChildren(...twins.map((twin, number) => choice(twin, number)));
  if (!twins.length) list.append(Object.assign(document.createElement("li"), { textContent: word("No likely one was found.") }));
  document.getElementById("joining-id").value = "";
  joining.showModal();
}

function choice(twin, number) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const radio = Object.assign(document.createElement("input"), { type: "radio", name: "twin", value: twin.id, checked: number === 0 });
  const words = Object.assign(document.createElement("span"), { lang: twin.language, textContent: `${twin.date} – ${twin.words} (${twin.title}` });
  label.append(radio, " ", words, `, ${twin.id})`);
  if (twin.elsewhere) label.append(" ", Object.assign(document.createElement("b"), { textContent: word("perhaps the same, told in {language}", { language: twin.elsewhere }) }));
  item.append(label);
  return item;
}

document.getElementById("joining-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const other = document.getElementById("joining-id").value.trim() || document.querySelector("#joining-list input:checked")?.value || "";
  if (!other) return;
  if (await done("join", { other })) joining.close();
});

// --- all that are like one ---

const alike = document.getElementById("alike");
const alikeBy = document.getElementById("alike-by");
const alikeWhere = document.getElementById("alike-where");
let asking = 0;

// What is opened anew asks for the narrowest first: the same words in this text.
async function openAlike() {
  if (!card(current)) return;
  alikeBy.value = "words";
  alikeWhere.value = "";
  const marks = await listAlike();
  if (!marks) return say(word("Not done."), true);
  // A decision that its meeting dates has no words of a date, nor a form.
  for (const option of alikeBy.options) option.disabled = !marks[option.value];
  alikeBy.value = [...alikeBy.options].find((option) => !option.disabled)?.value ?? "words";
  if (alikeBy.value !== "words") await listAlike();
  alike.showModal();
  alikeBy.focus();
}

async function listAlike() {
  const number = ++asking;
  const query = new URLSearchParams({ event: current, by: alikeBy.value, everywhere: alikeWhere.value });
  const answer = await fetch(`${place}/alike?${query}`).catch(() => null);
  if (!answer?.ok || number !== asking) return null;
  const told = await answer.json();
  document.getElementById("alike-mark").textContent = told.marks[alikeBy.value];
  document.getElementById("alike-list").replaceChildren(...told.alike.map(alikeChoice));
  countAlike();
  return told.marks;
}

function alikeChoice(one) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", value: one.id, checked: true });
  box.dataset.was = one.was;
  const words = Object.assign(document.createElement("span"), { lang: one.language, textContent: `${one.date} – ${one.words}` });
  const where = Object.assign(document.createElement("span"), { className: "quiet", lang: one.language, textContent: ` (${one.title})` });
  label.append(box, words, where);
  item.append(label);
  return item;
}

const ticked = () => [...document.querySelectorAll("#alike-list input:checked")];

function countAlike() {
  const all = document.querySelectorAll("#alike-list input").length;
  document.getElementById("alike-count").textContent = word("{n} of {all} are to be left out", { n: ticked().length, all });
  document.getElementById("alike-leave-out").disabled = !ticked().length;
}

for (const field of [alikeBy, alikeWhere]) field.addEventListener("change", listAlike);
document.getElementById("alike-list").addEventListener("change", countAlike);
document.getElementById("alike-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = Object.fromEntries(ticked().map((box) => [box.value, box.dataset.was]));
  const told = await act(`${place}/leave-out-alike`, { event: current, chosen });
  alike.close();
  if (told) choose(current);
});

// --- keys ---

const keys = { l: "alike", h: "take-headline", a: "accept", x: "leave-out", r: "restore", i: "key", p: "part", m: "join", w: "why", n: "add" };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const field = event.target.closest?.("#events [data-field]");
  if (field) return inFields(event, field);
  if (event.ctrlKey || event.metaKey || event.altKey || inField()) return;
  const inReview = event.target.closest("#events, #document") || event.target === document.body || event.target.id === "main";
  if (!inReview) return;
  const onButton = event.target.closest("button, summary, a");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (onButton || event.target.closest("#document") || event.shiftKey) return;
    event.preventDefault();
    return go(event.key === "ArrowDown" ? 1 : -1);
  }
  if (!lettersAct()) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    go(event.key === "j" ? 1 : -1);
  } else if (event.key === "e" || event.key === "d" || event.key === "c") {
    event.preventDefault();
    const name = { e: "headline", d: "date", c: "kind" }[event.key];
    card(current)?.querySelector(`[data-field=${name}]`)?.focus();
  } else if (keys[event.key]) {
    const button = card(current)?.querySelector(`[data-act="${keys[event.key]}"]`);
    event.preventDefault();
    if (event.key === "n" || button) acts[keys[event.key]]();
    else if (event.key === "a") go(1);
  }
});

function inFields(event, field) {
  if (event.key === "Escape") {
    event.preventDefault();
    if (field.tagName === "SELECT") field.value = [...field.options].find((one) => one.defaultSelected)?.value ?? field.value;
    else field.value = field.defaultValue;
    if (field.dataset.field === "date") answerDate(field, document.getElementById(field.getAttribute("aria-describedby")));
    card(current)?.focus({ preventScroll: true });
  } else if (event.key === "Enter" && !event.shiftKey && field.tagName !== "SELECT" && !event.isComposing) {
    event.preventDefault();
    // The next key is for the event already; what could not be saved calls back.
    save(field).then((saved) => saved || document.querySelector("dialog[open]") || document.getElementById(field.id)?.focus());
    card(current)?.focus({ preventScroll: true });
  }
}

document.addEventListener("refreshed", () => show({ scroll: false }));
document.addEventListener("go", (event) => card(event.detail) && choose(event.detail));
show({ focus: !location.hash, scroll: Boolean(current) });
document.body.dataset.ready = "yes";
