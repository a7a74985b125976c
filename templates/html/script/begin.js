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
    nameShown(timeline, shown);
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
  if (address.has("source")) unfold(form);
  fillForm(form, address);
  form.hidden = false;
  timeline.classList.add("live");
  for (const label of timeline.querySelectorAll(".only")) label.hidden = false;
  nameWhereRoom(timeline);
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
