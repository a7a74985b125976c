// The page in its frame follows the work: an entry that changed is put in its place, the whole only where it must be.

import { act, goesTo, named, say, word } from "./desk.js";

goesTo("c", "/chronology");

const frame = document.getElementById("frame");
const state = document.getElementById("state");
const inside = () => frame.contentDocument;

function loaded() {
  const page = inside();
  if (!page?.querySelector(".timeline")) return;
  // Its own scripts are dead here: what waits for them is not shown, what is folded stays open.
  page.addEventListener("click", chosen);
  mark(named(), true);
  document.body.dataset.shown = String(Number(document.body.dataset.shown || 0) + 1);
}

function chosen(event) {
  const link = event.target.closest("a[href]");
  if (link) {
    event.preventDefault();
    if (link.hash) page(link.getAttribute("href").slice(1))?.scrollIntoView({ block: "start" });
  }
  if (event.target.closest("summary, a")) return;
  const entry = event.target.closest(".telling[id], .entry[id]");
  if (entry) mark(entry.id, false);
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
  if (scroll) entry.scrollIntoView({ block: "center" });
  history.replaceState(null, "", `#${id}`);
  const answer = await fetch(`/chronology/entry/${encodeURIComponent(id)}`);
  if (answer.ok) show(entry, await answer.json());
}

function show(entry, told) {
  document.getElementById("chosen-none").hidden = true;
  const words = document.getElementById("chosen-words");
  words.hidden = false;
  words.textContent = entry.querySelector(".headline, .when, time")?.textContent || entry.id;
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
  const answer = await fetch("/chronology/changed", { headers: { Accept: "application/json" } });
  if (!answer.ok || !answer.headers.get("content-type")?.includes("json")) {
    state.textContent = word("This is the last page that could be made.");
    return;
  }
  const told = await answer.json();
  state.textContent = "";
  if (told.whole) {
    const top = inside()?.documentElement.scrollTop || 0;
    frame.addEventListener("load", () => (inside().documentElement.scrollTop = top), { once: true });
    inside().location.reload();
    return;
  }
  for (const [id, html] of Object.entries(told.parts)) {
    const old = page(id)?.closest(".group") || page(id)?.closest("li");
    if (!old) continue;
    const fresh = inside().createElement("template");
    fresh.innerHTML = html;
    old.replaceWith(fresh.content);
  }
  document.body.dataset.put = String(Number(document.body.dataset.put || 0) + 1);
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
  const link = linked(told.place, word("Open {name}", { name: told.place.split("/").at(-1) }));
  link.target = "_blank";
  item.append(link, ...told.notes.map((note) => Object.assign(document.createElement("p"), { textContent: note, className: "quiet" })));
  document.getElementById("results").replaceChildren(item);
  document.body.dataset.made = format;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-make]");
  if (button) make(button.dataset.make, button);
});
document.addEventListener("refreshed", follow);
frame.addEventListener("load", loaded);
if (inside()?.readyState === "complete") loaded();
say("");
