/* Search and filters: which entries are shown. Nothing ticked means everything. */

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[\u2018\u2019]/g, "'")
  .replace(/[\u2010\u2011]/g, "-").replace(/\s+/g, " ").toLowerCase();

function readEntry(item, documents) {
  const { kind, source, subject = "", column } = item.dataset, { year } = item.closest("[data-year]").dataset;
  const list = item.parentNode;
  const above = list.matches(".list > ol") ? [...list.parentNode.querySelectorAll(":scope > .opening"), item.closest(".group").querySelector(".head")] : [];
  const sources = source.split(" ");
  return { item, list, above, year, kind, source: sources, documents: sources.map((id) => documents.get(id)), subject: subject.split(" "), column: column && `${year}/${column}`, words: {} };
}

/* The words of an entry in the languages shown, read once; an item's date, the words that open its list and the titles of the
   texts that tell it are its own. */
function wordsOf(entry, view) {
  if (!(view in entry.words)) {
    const wanted = view === "both" ? ".pair > [lang]" : `.pair > [lang="${view}"]`;
    const parts = [...entry.above, entry.item].flatMap((part) => [...part.querySelectorAll(wanted)]);
    const titles = entry.documents.flatMap((one) => [...one?.querySelectorAll(`:is(${wanted}) cite`) ?? []]);
    entry.words[view] = fold([...parts, ...titles].map((part) => part.textContent).join(" "));
  }
  return entry.words[view];
}

/* The communiqués in the list of sources, by their ids. */
function readDocuments(timeline) {
  return new Map([...timeline.querySelectorAll(".sources li")].map((one) => [one.id.replace(/^communique-/, ""), one]));
}

function matches(entry, wanted, view) {
  for (const field of ["year", "kind"]) {
    if (wanted[field].size && !wanted[field].has(entry[field])) return false;
  }
  for (const field of ["source", "subject"]) {
    if (wanted[field].size && !entry[field].some((id) => wanted[field].has(id))) return false;
  }
  return !wanted.words.length || wanted.words.every((word) => wordsOf(entry, view).includes(word));
}

function readForm(form) {
  const data = new FormData(form);
  const q = (data.get("q") || "").trim();
  return { q, words: fold(q).split(" ").filter(Boolean),
    year: new Set(data.getAll("year")), kind: new Set(data.getAll("kind")),
    source: new Set(data.getAll("source")), subject: new Set(data.getAll("subject")) };
}

function fillForm(form, address) {
  for (const input of form.elements) {
    if (input.type === "checkbox") input.checked = address.getAll(input.name).includes(input.value);
    if (input.name === "q") input.value = address.get("q") || "";
  }
}

function select(entries, wanted, view) {
  return entries.filter((entry) => matches(entry, wanted, view));
}

/* Reads the words of all entries while the browser has nothing else to do, as soon as somebody comes to the form, so that no
   keystroke waits for them. */
function readAhead(entries, view) {
  let next = 0;
  const read = (idle) => {
    while (next < entries.length && idle.timeRemaining() > 2) wordsOf(entries[next++], view());
    if (next < entries.length) requestIdleCallback(read);
  };
  if ("requestIdleCallback" in window) requestIdleCallback(read);
}
