/* Brings one timeline to life whose years may stand in files of their own. ``page`` and ``base`` as where it is one file;
   ``reach`` has how a file is asked for, and how what it says becomes elements. */

async function begin(timeline, { address, page, base, reach = { ask: askByScript(timeline.dataset), parse: parseHere } }) {
  const find = (selector) => timeline.querySelector(selector);
  const form = find(".controls");
  // What is no timeline of ours stays as it is.
  if (!form || !find(".every")) throw new Error("this page holds no chronology");
  const parts = makeParts(timeline, reach);
  const cells = readOverview(timeline), counts = [...timeline.querySelectorAll(".shown")];
  const titles = { both: document.title }, marked = [];
  for (const part of timeline.querySelectorAll(".masthead h1 > [lang]")) titles[part.lang] = part.textContent;
  colourHits(timeline);
  let ready = false, turns = 0, keeping = 0;

  function languageChanged(code) {
    if (page) {
      document.documentElement.lang = code === "both" ? titles.first : code;
      document.title = titles[code];
    }
    nameField(form, code);
    if (ready) update();
  }

  const view = chooseLanguage(timeline, address.get("lang"), languageChanged);
  titles.first = document.documentElement.lang;
  if (narrow()) for (const part of timeline.querySelectorAll(".fold")) part.open = false;
  timeline.classList.add("live");
  stayHere(timeline);
  languageChanged(view());
  timeline.addEventListener("toggle", ({ target }) => unfold(target), true);

  const apart = Boolean(timeline.dataset.years);
  const chronology = apart ? readIndex(timeline, parts, reach, await reach.ask("index")) : readWhole(timeline);
  if (!apart) makeFindable(timeline);
  const { entries } = chronology, all = tally(entries), results = gather(timeline, chronology);
  const choices = apart && find(".communiques") ? chooseDocuments(form, reach) : async () => {};

  let words = [];
  results.told = () => { if (results.filled <= PAGE) markHits(results.found, words, marked); };

  async function update() {
    const turn = turns += 1, wanted = readForm(form);
    const shown = await chronology.find(wanted, view());
    if (turn !== turns) return;
    words = wanted.words;
    show(results, shown, entries.length, { typing: wanted.q !== "" });
    const some = shown.length < entries.length || wanted.q !== "";
    for (const count of counts) count.textContent = shown.length.toLocaleString(count.closest("[lang]").lang);
    find(".none").hidden = shown.length > 0;
    form.querySelector('[type="reset"]').hidden = !some;
    const ticked = wanted.kind.size + wanted.source.size + wanted.subject.size;
    find(".chosen").textContent = ticked ? `(${ticked})` : "";
    redraw(cells, all, tally(shown), view() === "both" ? counts[0].closest("[lang]").lang : view());
    nameShown(timeline, shown);
    form.elements.share.hidden = !some;
    results.told();
    clearTimeout(keeping);
    if (page) keeping = setTimeout(() => keepAddress(wanted, view()), 200);
  }

  /* The entry that has an id is there and in sight, whatever the filters say, or the first of a year; null where there is none. */
  async function open(id) {
    const year = timeline.querySelector(`.year[id="${CSS.escape(id)}"]`);
    const first = year && entries.find((entry) => entry.year === year.dataset.year);
    if (first) await chronology.ensure(first);
    if (year) return year;
    const entry = chronology.named(id);
    if (!entry) return null;
    await chronology.ensure(entry);
    if (!results.matching.includes(entry)) {
      fillForm(form, new URLSearchParams());
      await update();
      show(results, results.matching, entries.length, { left: true });
    }
    await results.until(results.matching.indexOf(entry) + 1);
    return timeline.querySelector(`[id="${CSS.escape(id)}"]`);
  }

  if (address.has("source")) { unfold(form); await choices(); }
  fillForm(form, address);
  form.hidden = false;
  for (const label of timeline.querySelectorAll(".only")) label.hidden = false;
  nameWhereRoom(timeline);
  ready = true;
  await update();
  form.addEventListener("focusin", () => chronology.ahead(view()), { once: true });
  listenAhead(timeline, { form, page, update, results, chronology });
  if (page) visitNamed(open);
  else followAhead(timeline, { open, chronology });
  timeline.addEventListener("click", (event) => giveAddress(event, form, base));
  form.elements.share.addEventListener("click", () => {
    const address = new URL(base());
    address.search = queryOf(readForm(form), view());
    copyAddress(address.href).then(() => announceCopy(form));
  });
  if (page) await showTodayOf(timeline, chronology, new Date());
}

/* What leads readers without scripts to the page of a year leads to the entry here. */
function stayHere(timeline) {
  const { years } = timeline.dataset;
  for (const link of years ? timeline.querySelectorAll(`a[href*="${CSS.escape(years)}/"]`) : []) {
    if (link.hash && !link.closest(".apart")) link.setAttribute("href", link.hash);
  }
}

/* The communiqués to choose from come when somebody opens the filters. */
function chooseDocuments(form, { ask, parse }) {
  let asked = null;
  const read = () => asked ??= ask("documents").then(({ labels }) => form.querySelector(".communiques").append(...parse(labels)));
  form.querySelector(".choices").addEventListener("toggle", () => read().catch(() => { asked = null; }));
  return read;
}

function listenAhead(timeline, { form, page, update, results, chronology }) {
  listenToForm(form, { update, results, count: chronology.entries.length });
  let last = null;
  timeline.addEventListener("focusin", (event) => { last = event.target.closest(".entry") || last; });
  const goBy = async (by) => {
    if (!results.matching.length) return;
    await results.until(results.filled + 1);
    const next = step(results.matching.slice(0, results.filled), last, by);
    await chronology.ensure(next);
    goTo(next, page);
  };
  for (const [name, by] of [["previous", -1], ["next", 1]]) form.elements[name].addEventListener("click", () => goBy(by));
  const unfolded = () => {
    fillHere(results, Infinity);
    for (const part of timeline.querySelectorAll(".fold")) part.open = true;
  };
  addEventListener("beforeprint", unfolded);
  const paper = form.elements.paper;
  if (!paper) return;
  paper.hidden = !page;
  paper.addEventListener("click", async () => {
    paper.disabled = true;
    for (const entry of results.matching) await chronology.ensure(entry);
    paper.disabled = false;
    print();
  });
}

/* The entry that the address names is loaded, opened and brought into sight. Only going there anew makes it the target. */
function visitNamed(open) {
  const visit = async () => {
    const { hash } = location, named = await open(decoded(hash.slice(1)));
    if (!named || location.hash !== hash) return;
    if (!named.matches(".year")) openSource(named);
    location.replace(hash);
    named.scrollIntoView();
  };
  addEventListener("hashchange", visit);
  visit();
}

/* Inside another page the browser does not find our ids by itself. */
function followAhead(timeline, { open, chronology }) {
  timeline.addEventListener("click", async (event) => {
    const link = event.target.closest('a[href^="#"]:not(.copy)');
    const id = link?.hash.slice(1), there = link && timeline.querySelector(`[id="${CSS.escape(id)}"]`);
    const entry = link && chronology.named(id);
    if (!there && !entry) return;
    event.preventDefault();
    there?.closest(".sources")?.classList.add("wanted");
    const target = (there?.getClientRects().length && !there.closest(".aside") && !there.matches(".year") ? there : await open(id)) ?? there;
    focusOn(target);
    target.scrollIntoView();
  });
}

/* What happened on the day of the year that it is for the reader. */
async function showTodayOf(timeline, { entries, ensure }, now) {
  const today = entries.find(({ day }) => day === (now.getMonth() + 1) * 100 + now.getDate());
  if (!today) return;
  await ensure(today);
  showToday(timeline, [today], now);
}
