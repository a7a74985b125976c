/* Brings one timeline to life. ``page`` is true when the document is the timeline: then address and title are ours;
   ``base`` is where the page is, for the links it gives away. */

function begin(timeline, { address, page, base }) {
  const find = (selector) => timeline.querySelector(selector);
  const form = find(".controls");
  const documents = readDocuments(timeline);
  const entries = [...timeline.querySelectorAll(".entry")].map((item) => readEntry(item, documents));
  const all = tally(entries);
  const cells = readOverview(timeline), counts = [...timeline.querySelectorAll(".shown")];
  const titles = { both: document.title };
  for (const part of timeline.querySelectorAll(".masthead h1 > [lang]")) titles[part.lang] = part.textContent;
  const results = makeResults(timeline, entries);
  const marked = [];
  colourHits(timeline);
  let shown = entries, keeping = 0;

  function update() {
    const wanted = readForm(form);
    shown = select(entries, wanted, view());
    show(results, shown, entries.length, { typing: wanted.q !== "" });
    const some = shown.length < entries.length || wanted.q !== "";
    for (const count of counts) count.textContent = shown.length.toLocaleString(count.closest("[lang]").lang);
    find(".none").hidden = shown.length > 0;
    form.querySelector('[type="reset"]').hidden = !some;
    const ticked = wanted.kind.size + wanted.source.size + wanted.subject.size;
    find(".chosen").textContent = ticked ? `(${ticked})` : "";
    redraw(cells, all, tally(shown), view() === "both" ? counts[0].closest("[lang]").lang : view());
    markHits(results.found, wanted.words, marked);
    form.elements.share.hidden = !some;
    clearTimeout(keeping);
    if (page) keeping = setTimeout(() => keepAddress(wanted, view()), 200);
  }

  function languageChanged(code) {
    if (page) {
      document.documentElement.lang = code === "both" ? titles.first : code;
      document.title = titles[code];
    }
    nameField(form, code);
    update();
  }

  const view = chooseLanguage(timeline, address.get("lang"), languageChanged);
  titles.first = document.documentElement.lang;
  if (narrow()) for (const part of timeline.querySelectorAll(".fold")) part.open = false;
  fillForm(form, address);
  form.hidden = false;
  timeline.classList.add("live");
  for (const label of timeline.querySelectorAll(".only")) label.hidden = false;
  languageChanged(view());
  form.addEventListener("focusin", () => readAhead(entries, view), { once: true });
  listen(timeline, { form, page, update, results, count: entries.length });
  if (page) visitTarget({ form, entries, update, results });
  else followLinks(timeline, { form, entries, update, results });
  timeline.addEventListener("click", (event) => giveAddress(event, form, base));
  form.elements.share.addEventListener("click", () => {
    const address = new URL(base());
    address.search = queryOf(readForm(form), view());
    copyAddress(address.href).then(() => announceCopy(form));
  });
  if (page) showToday(timeline, entries, new Date());
  makeFindable(timeline);
}

/* What happened on the day of the year that it is for the reader. */
function showToday(timeline, entries, now) {
  const day = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const date = (item) => item.querySelector(`h3 time[datetime$="-${day}"]`)?.dateTime;
  const today = entries.find(({ item }) => date(item)?.length === 10);
  if (!today) return;
  const said = timeline.querySelector(".today");
  for (const part of said.querySelectorAll("[lang]")) {
    const [date, ...rest] = [...today.item.querySelector(`h3 > [lang="${part.lang}"]`).childNodes].map((one) => one.textContent);
    const words = rest.join("").trim();
    Object.assign(part.querySelector("a"), { href: `#${today.item.id}`, textContent: words ? `${date} – ${words}` : date });
  }
  said.hidden = false;
}

function listen(timeline, { form, page, update, results, count }) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { update(); form.elements.q.focus(); }));
  form.addEventListener("input", update);
  form.addEventListener("focusout", () => setTimeout(() => {
    if (results.matching.length === count && !form.contains(form.getRootNode().activeElement)) show(results, results.matching, count, { left: true });
  }));
  for (const box of form.elements) if (!form.contains(box)) box.addEventListener("change", update);
  let last = null;
  timeline.addEventListener("focusin", (event) => { last = event.target.closest(".entry") || last; });
  timeline.addEventListener("toggle", ({ target }) => unfold(target), true);
  const goBy = (by) => {
    const { matching, filled } = results;
    if (!matching.length) return;
    results.until(filled + 1);
    goTo(step(matching.slice(0, results.filled), last, by), page);
  };
  for (const [name, by] of [["previous", -1], ["next", 1]]) {
    form.elements[name].addEventListener("click", () => goBy(by));
  }
  addEventListener("beforeprint", () => {
    results.until(Infinity);
    for (const part of timeline.querySelectorAll(".fold")) part.open = true;
  });
}

/* The entry that has an element is shown, whatever the filters say; false where none has it. */
function reveal(named, { form, entries, update, results }) {
  const target = entries.find(({ item }) => item.contains(named));
  if (!named || !target) return false;
  if (!results.matching.includes(target)) { fillForm(form, new URLSearchParams()); update(); }
  results.until(results.matching.indexOf(target) + 1);
  return true;
}

/* « #% » is no name that anything could have been encoded from: it stands for itself. */
function decoded(name) {
  try { return decodeURIComponent(name); } catch { return name; }
}

/* The entry that the address names is opened and brought into sight. */
function visitTarget(parts) {
  const visit = () => {
    const named = document.getElementById(decoded(location.hash.slice(1)));
    if (!reveal(named, parts)) return;
    openSource(named);
    named.scrollIntoView();
  };
  addEventListener("hashchange", visit);
  visit();
}

/* What the editors state has nothing to open. */
function openSource(entry) {
  const source = entry.querySelector("details");
  if (!source) return;
  unfold(source);
  source.open = true;
}

/* Inside another page the browser does not find our ids by itself. */
function followLinks(timeline, parts) {
  timeline.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]:not(.copy)');
    const target = link && timeline.querySelector(`[id="${CSS.escape(link.hash.slice(1))}"]`);
    if (!target) return;
    event.preventDefault();
    target.closest(".sources")?.classList.add("wanted");
    // What is set aside has its place all the same, where the browser only spares itself the drawing.
    if (target.closest(".aside") || !target.getClientRects().length) {
      const entry = link.closest(".entry, .telling");
      // Filtered out: the whole sentence stands with the source of the entry that refers to it.
      if (entry) { openSource(entry); return; }
      reveal(target, parts);
    }
    focusOn(target);
    target.scrollIntoView();
  });
}

function giveAddress(event, form, base) {
  const link = event.target.closest?.("a.copy");
  if (!link) return;
  event.preventDefault();
  copyAddress(new URL(link.getAttribute("href"), base()).href).then(() => announceCopy(form));
}

function announceCopy(form) {
  const said = form.querySelector(".copied");
  said.hidden = true;
  setTimeout(() => { said.hidden = false; }, 50);
  setTimeout(() => { said.hidden = true; }, 4000);
}

/* The view one sees is the view one can send: language and filters stand in the address. */
function queryOf(wanted, view) {
  const query = new URLSearchParams(location.search);
  for (const name of ["lang", "q", "year", "kind", "source", "subject"]) query.delete(name);
  if (view !== "both") query.set("lang", view);
  if (wanted.q) query.set("q", wanted.q);
  for (const name of ["year", "kind", "source", "subject"]) for (const value of wanted[name]) query.append(name, value);
  return query.toString();
}

function keepAddress(wanted, view) {
  const text = queryOf(wanted, view);
  try { history.replaceState(null, "", `${text ? `?${text}` : location.pathname}${location.hash}`); } catch { /* opened from a disk */ }
}
