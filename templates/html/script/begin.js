/* Brings one timeline to life. ``page`` is true when the document is the timeline: then address and title are ours;
   ``base`` is where the page is, for the links it gives away. */

function begin(timeline, { address, page, base }) {
  const find = (selector) => timeline.querySelector(selector);
  const form = find(".controls");
  const entries = [...timeline.querySelectorAll(".entry")].map(readEntry);
  const all = tally(entries);
  const cells = readOverview(timeline);
  const titles = { both: document.title };
  for (const part of timeline.querySelectorAll(".masthead h1 > [lang]")) titles[part.lang] = part.textContent;
  let shown = entries;

  function update() {
    const wanted = readForm(form);
    shown = showMatching(entries, wanted, view());
    const some = shown.length < entries.length || wanted.q !== "";
    for (const count of timeline.querySelectorAll(".shown")) count.textContent = shown.length;
    find(".none").hidden = shown.length > 0;
    form.querySelector('[type="reset"]').hidden = !some;
    const ticked = wanted.kind.size + wanted.source.size;
    find(".chosen").textContent = ticked ? `(${ticked})` : "";
    redraw(cells, all, tally(shown));
    if (page) keepAddress(wanted, view());
  }

  function languageChanged(code) {
    if (page) {
      document.documentElement.lang = code === "both" ? titles.first : code;
      document.title = titles[code];
    }
    update();
  }

  const view = chooseLanguage(timeline, address.get("lang"), languageChanged);
  titles.first = document.documentElement.lang;
  fillForm(form, address);
  form.hidden = false;
  for (const label of timeline.querySelectorAll(".only")) label.hidden = false;
  languageChanged(view());
  listen(timeline, { form, page, update, shown: () => shown });
  if (page) visitTarget({ form, entries, update });
  else followLinks(timeline);
  timeline.addEventListener("click", (event) => giveAddress(event, form, base));
}

function listen(timeline, { form, page, update, shown }) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { update(); form.elements.q.focus(); }));
  form.addEventListener("input", update);
  for (const box of form.elements) if (!form.contains(box)) box.addEventListener("change", update);
  let last = null;
  timeline.addEventListener("focusin", (event) => { last = event.target.closest(".entry") || last; });
  for (const [name, by] of [["previous", -1], ["next", 1]]) {
    form.elements[name].addEventListener("click", () => shown().length && goTo(step(shown(), last, by), page));
  }
  addEventListener("beforeprint", () => {
    for (const { article } of shown()) article.querySelector("details").open = true;
  });
}

/* The entry that the address names is opened and brought into sight, whatever the filters say. */
function visitTarget({ form, entries, update }) {
  const visit = () => {
    const target = entries.find(({ article }) => `#${article.id}` === decodeURIComponent(location.hash));
    if (!target) return;
    if (!target.shown) { fillForm(form, new URLSearchParams()); update(); }
    target.article.querySelector("details").open = true;
    target.article.scrollIntoView();
  };
  addEventListener("hashchange", visit);
  visit();
}

/* Inside another page the browser does not find our ids by itself. */
function followLinks(timeline) {
  timeline.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]:not(.copy)');
    const target = link && timeline.querySelector(`[id="${CSS.escape(link.hash.slice(1))}"]`);
    if (!target) return;
    event.preventDefault();
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ behavior: calm() ? "instant" : "smooth" });
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
function keepAddress(wanted, view) {
  const query = new URLSearchParams(location.search);
  for (const name of ["lang", "q", "year", "kind", "source"]) query.delete(name);
  if (view !== "both") query.set("lang", view);
  if (wanted.q) query.set("q", wanted.q);
  for (const name of ["year", "kind", "source"]) for (const value of wanted[name]) query.append(name, value);
  const text = query.toString();
  try { history.replaceState(null, "", `${text ? `?${text}` : location.pathname}${location.hash}`); } catch { /* opened from a disk */ }
}
