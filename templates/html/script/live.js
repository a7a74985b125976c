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

/* What is typed, chosen, cleared and left in the form is what is shown; ``count`` entries are all there are. */
function listenToForm(form, { update, results, count }) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { update(); form.elements.q.focus(); }));
  form.addEventListener("input", update);
  form.addEventListener("focusout", () => setTimeout(() => {
    if (results.matching.length === count && !form.contains(form.getRootNode().activeElement)) show(results, results.matching, count, { left: true });
  }));
  for (const box of form.elements) if (!form.contains(box)) box.addEventListener("change", update);
}

function listen(timeline, { form, page, update, results, count }) {
  listenToForm(form, { update, results, count });
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
