// The page in its frame follows the work: an entry that changed is put in its place, the whole only where it must be.

import { act, named, say, word } from "./desk.js";

const frame = document.getElementById("frame");
const state = document.getElementById("state");
const inside = () => frame.contentDocument;
// What this window shows is told from what another does.
const name = crypto.getRandomValues(new Uint32Array(2)).join("-");

function loaded() {
  const page = inside();
  if (!page?.querySelector(".timeline")) return;
  // Its own scripts are dead here: what waits for them is not shown, what is folded stays open.
  page.addEventListener("click", chosen);
  mark(named(), true);
  tellStretch();
  document.body.dataset.shown = String(Number(document.body.dataset.shown || 0) + 1);
}

function chosen(event) {
  const link = event.target.closest("a[href]");
  if (link) {
    event.preventDefault();
    if (link.hash) goTo(link.getAttribute("href").slice(1));
  }
  if (event.target.closest("summary, a")) return;
  const entry = event.target.closest(".telling[id], .entry[id]");
  if (entry) mark(entry.id, false);
}

// To what a link names; where it is of another stretch of a long chronology, that is shown.
function goTo(id) {
  const place = page(id);
  if (place) scrollTo(place, 0);
  else if (id.includes(".")) near(id);
}

// Within the frame alone: the page around it stays where it is.
function scrollTo(entry, part) {
  const view = frame.contentWindow;
  const { top, height } = entry.getBoundingClientRect();
  view.scrollTo({ top: view.scrollY + top - part * Math.max(0, view.innerHeight - height) });
}

function near(id) {
  history.replaceState(null, "", `#${id}`);
  load();
}

// Of a long chronology a stretch is shown: which, and the ways on.
async function tellStretch() {
  const answer = await fetch(`/chronology/stretch?window=${name}`).catch(() => null);
  const told = answer?.ok ? await answer.json() : { whole: true };
  document.getElementById("stretch").hidden = told.whole;
  if (told.whole) return;
  document.getElementById("stretch-said").textContent = word("Shown here: {first} to {last} of {n}. What is made has all.", { first: told.first + 1, last: told.last, n: told.of });
  for (const way of ["before", "after"]) {
    const button = document.getElementById(`stretch-${way}`);
    button.dataset.near = told[way];
    button.disabled = !told[way];
  }
}

function page(id) {
  return inside()?.getElementById(id);
}

async function mark(id, scroll) {
  const entry = id && page(id);
  if (!entry) return;
  for (const old of inside().querySelectorAll("[data-chosen]")) {
    delete old.dataset.chosen;
    old.style.outline = "";
  }
  entry.dataset.chosen = "";
  entry.style.outline = "3px solid";
  if (scroll) scrollTo(entry, 0.5);
  history.replaceState(null, "", `#${id}`);
  const answer = await fetch(`/chronology/entry/${encodeURIComponent(id)}`);
  if (answer.ok) show(entry, await answer.json());
}

function show(entry, told) {
  document.getElementById("chosen-none").hidden = true;
  const words = document.getElementById("chosen-words");
  words.hidden = false;
  words.textContent = entry.querySelector(":is(h3, h4, h5) > [lang]")?.textContent || entry.id;
  const links = document.getElementById("chosen-links");
  links.hidden = false;
  links.replaceChildren(
    linked(told.review, word("Its event")),
    ...Object.entries(told.translate).map(([code, place]) => linked(place, word("Its translation ({code}: {state})", { code, state: word(told.states[code] === "translated" ? "done" : told.states[code]) }))),
  );
}

function linked(place, words) {
  const link = Object.assign(document.createElement("a"), { href: place, textContent: words, className: "button" });
  return link;
}

// What changed is asked for once at a time; whoever changes something meanwhile has it asked for again.
let asking = null;
let again = false;
function follow() {
  again = Boolean(asking);
  asking ||= (async () => {
    do {
      again = false;
      await put();
    } while (again);
  })().finally(() => (asking = null));
}

async function put() {
  const answer = await fetch(`/chronology/changed?window=${name}`, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok || !answer.headers.get("content-type")?.includes("json")) {
    state.textContent = word("This is the last page that could be made.");
    return;
  }
  const told = await answer.json();
  state.textContent = "";
  if (told.whole || !putChanged(told)) return load();
  // The entry chosen may be another element now, and what is said of it another.
  if (told.years.length) tellStretch();
  if (named()) await mark(named(), told.years.length > 0 && named() in told.parts);
  document.body.dataset.put = String(Number(document.body.dataset.put || 0) + 1);
}

const list = () => inside().querySelector(".timeline .every");

// Places come, go and move, and what stands around them is put anew where it differs; false where the page is not as it was.
function putChanged({ parts, was, years, around }) {
  const places = new Map();
  if (years.length) {
    const there = list()?.querySelectorAll(":scope > section > ol > li") || [];
    if (there.length !== was.length) return false;
    was.forEach((id, number) => places.set(id, there[number]));
  }
  for (const [id, html] of Object.entries(parts)) {
    const fresh = inside().createElement("template");
    fresh.innerHTML = html;
    const old = places.get(id) || page(id)?.closest(".group") || page(id)?.closest("li");
    if (years.length) places.set(id, fresh.content.firstElementChild);
    else if (old) old.replaceWith(fresh.content);
    else return false;
  }
  return !around || putAround(around, years, places);
}

function putAround(html, years, places) {
  // Read by the frame itself: our own policy would take the places of the overview's marks away.
  const fresh = new frame.contentWindow.DOMParser().parseFromString(html, "text/html").querySelector(".timeline .every");
  const old = list();
  if (!fresh || !old) return false;
  if (years.length && !putYears(old, fresh, years, places)) return false;
  const [main, hollow] = [old, fresh].map((one) => one.closest(".timeline > *"));
  const there = [...main.parentElement.children].filter((one) => one !== main);
  // What is the same stays as it is, folded or not.
  const wanted = [...hollow.parentElement.children].map((one) => (one === hollow ? main : there.find((other) => other.isEqualNode(one)) || one));
  arrange(main.parentElement, wanted);
  return true;
}

function putYears(old, fresh, years, places) {
  const there = new Map([...old.children].map((section) => [section.dataset.year, section]));
  const sections = [...fresh.children].map((section) => there.get(section.dataset.year) || section);
  if (sections.length !== years.length) return false;
  arrange(old, sections);
  years.forEach(([, ids], number) => arrange(sections[number].querySelector("ol"), ids.map((id) => places.get(id))));
  return true;
}

// The children that are wanted and no other, in this order; those that stand right are not touched.
function arrange(holder, wanted) {
  const kept = new Set(wanted);
  for (const one of [...holder.children]) if (!kept.has(one)) one.remove();
  let here = holder.firstElementChild;
  for (const one of wanted) {
    if (one === here) here = here.nextElementSibling;
    else holder.insertBefore(one, here);
  }
}

function load() {
  const top = inside()?.documentElement?.scrollTop || 0;
  if (!named()) frame.addEventListener("load", () => (inside().documentElement.scrollTop = top), { once: true });
  frame.src = `/chronology/page?${new URLSearchParams({ window: name, near: named() })}`;
}

async function make(format, button) {
  const line = document.getElementById("making");
  document.getElementById("making-what").textContent = word("Making {name} …", { name: button.textContent });
  line.hidden = false;
  button.disabled = true;
  const told = await act("/chronology/make", { format, draft: document.getElementById("as-draft").checked });
  line.hidden = true;
  button.disabled = false;
  if (!told) return;
  const item = document.createElement("li");
  const link = linked(told.place, word("Open {name}", { name: told.name }));
  link.target = "_blank";
  item.append(link, ...told.notes.map((note) => Object.assign(document.createElement("p"), { textContent: note, className: "quiet" })));
  // Each publication once, as it was made last.
  item.id = `result-${format}`;
  document.getElementById(item.id)?.remove();
  document.getElementById("results").append(item);
  document.body.dataset.made = format;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-make]");
  if (button) make(button.dataset.make, button);
  const on = event.target.closest("[data-near]");
  if (on?.dataset.near) near(on.dataset.near);
});
document.addEventListener("news", follow);
frame.addEventListener("load", loaded);
load();
say("");
