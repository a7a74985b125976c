// Texts: files dropped, chosen or pasted are read one by one, shown, corrected, and only then taken.

import { refresh, say, word } from "./desk.js";

const bring = document.getElementById("bring");
const proposals = document.getElementById("proposals");
const files = document.getElementById("files");
let count = 0;

const collection = () => document.getElementById("collection")?.value || "";

async function send(path, file, query) {
  try {
    const address = `${path}?${new URLSearchParams(query)}`;
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
    return { ok: answer.ok, status: answer.status, told: await answer.json().catch(() => ({})) };
  } catch {
    say(word("The desk does not answer. Nothing typed here is lost; start it again."), true);
    return { ok: false, told: null };
  }
}

function wrong({ status, told }) {
  if (!told) return;
  if (status === 413) say(word("This file is too long for the desk: add it by the command line."), true);
  else say((told.findings || [word("Not done.")]).join(" · "), true);
}

async function read(list) {
  const done = [];
  for (const file of list) {
    say(word("Reading {name} …", { name: file.name }));
    const article = await proposal(file, String(++count));
    if (!article) continue;
    proposals.append(article);
    offer(article, file);
    done.push(article);
  }
  if (!done.length) return;
  say(word("Read: {n}. Look at each before you take it.", { n: done.length }));
  (done[0].querySelector("input:invalid, [data-guess]") || done[0].querySelector("button")).focus();
}

// What a file would become, read in a language where one is chosen; nothing where it cannot be read: that is said.
async function proposal(file, number, language = "") {
  const answer = await send("/texts/read", file, { name: file.name, number, collection: collection(), language });
  if (!answer.ok) {
    wrong(answer);
    return null;
  }
  const page = new DOMParser().parseFromString(answer.told.html, "text/html");
  return document.adoptNode(page.querySelector("article"));
}

// Another language reads the file anew; what was typed of it stays typed.
async function readIn(article, file, language) {
  const fresh = await proposal(file, article.id.slice(1), language);
  if (!fresh) return;
  for (const field of article.querySelectorAll("form input")) {
    if (field.value !== field.defaultValue) fresh.querySelector(`[name="${field.name}"]`).value = field.value;
  }
  article.replaceWith(fresh);
  offer(fresh, file);
  fresh.querySelector("[name=language]").focus();
  say(word("Read anew."));
}

// Of which text it is the official one, how sure that is; such a text is of the day of the other.
function tellTwin(form) {
  const twin = form.querySelector("[name=translation-of]");
  if (!twin) return;
  const { how, basis, day } = twin.selectedOptions[0].dataset;
  const [sure, why] = form.querySelectorAll(`#${twin.getAttribute("aria-describedby")} > span`);
  [sure.textContent, why.textContent] = [how, basis || ""];
  const date = form.querySelector("[name=date]");
  if (day && !date.value) date.value = day;
}

function offer(article, file) {
  const form = article.querySelector("form");
  form.querySelector("[name=language]").addEventListener("change", (event) => readIn(article, file, event.target.value));
  form.querySelector("[name=translation-of]")?.addEventListener("change", () => tellTwin(form));
  tellTwin(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(article, form, file);
  });
  article.querySelector("[data-leave]").addEventListener("click", () => {
    article.remove();
    say(word("Not taken: {name}", { name: file.name }));
    files.focus();
  });
  article.querySelector("[data-open]")?.addEventListener("click", () => {
    // Said to be a PDF whatever it is, so that no browser runs it.
    window.open(URL.createObjectURL(new Blob([file], { type: "application/pdf" })), "_blank", "noopener");
  });
}

async function take(article, form, file) {
  const query = { name: file.name, collection: collection(), language: form.querySelector("[name=language]").value };
  const twin = form.querySelector("[name=translation-of]")?.value;
  if (twin) query["translation-of"] = twin;
  // What was proposed surely stays as it is known; what was corrected, or was a guess, is now a person's word.
  for (const field of form.querySelectorAll("input")) {
    if (field.value !== field.defaultValue || "guess" in field.dataset) query[field.name] = field.value;
  }
  const answer = await send("/texts/take", file, query);
  if (!answer.ok) return wrong(answer);
  article.remove();
  await refresh();
  say(answer.told.said);
  document.body.dataset.done = String(Number(document.body.dataset.done || 0) + 1);
  const next = proposals.querySelector("article");
  if (next) next.querySelector("input:invalid, [data-guess], button").focus();
  else (document.querySelector(`#texts a[href="/review/${answer.told.id}"]`) || files).focus();
}

files.addEventListener("change", () => {
  const list = [...files.files];
  files.value = "";
  read(list);
});

document.getElementById("read-pasted").addEventListener("click", () => {
  const pasted = document.getElementById("pasted");
  if (!pasted.value.trim()) return;
  read([new File([pasted.value], "texte.txt", { type: "text/plain" })]);
});

for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    bring.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => event.relatedTarget || bring.classList.remove("over"));
document.addEventListener("drop", (event) => {
  bring.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  read([...event.dataTransfer.files]);
});

document.body.dataset.ready = "yes";
