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
    const number = String(++count);
    const answer = await send("/texts/read", file, { name: file.name, number, collection: collection() });
    if (!answer.ok) {
      wrong(answer);
      continue;
    }
    const page = new DOMParser().parseFromString(answer.told.html, "text/html");
    const article = document.adoptNode(page.querySelector("article"));
    proposals.append(article);
    offer(article, file);
    done.push(article);
  }
  if (!done.length) return;
  say(word("Read: {n}. Look at each before you take it.", { n: done.length }));
  (done[0].querySelector("input:invalid, [data-guess]") || done[0].querySelector("button")).focus();
}

function offer(article, file) {
  const form = article.querySelector("form");
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
  const query = { name: file.name, collection: collection() };
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
  else document.querySelector(`#texts a[href="/review/${answer.told.id}"]`)?.focus();
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
