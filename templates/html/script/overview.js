/* The drawn overview follows the filters: dark columns, counts and names are what is shown, pale columns are all. */

function readOverview(timeline) {
  return [...timeline.querySelectorAll(".overview li[data-year]")].map((cell) => ({
    year: cell.dataset.year,
    count: cell.querySelector("data"),
    columns: [...cell.querySelectorAll(".now")].map((bar) => ({
      bar, key: `${cell.dataset.year}/${bar.dataset.column}`, height: +bar.getAttribute("height"), y: +bar.getAttribute("y"), now: 1,
    })),
  }));
}

function tally(entries) {
  const counts = new Map();
  const add = (key) => counts.set(key, (counts.get(key) || 0) + 1);
  for (const { year, column } of entries) {
    add(year);
    if (column) add(column);
  }
  return counts;
}

/* Counts are written as the language that is shown writes them. */
function redraw(cells, all, shown, language) {
  for (const cell of cells) {
    const count = shown.get(cell.year) || 0;
    const written = count.toLocaleString(language);
    if (cell.count && cell.count.textContent !== written) Object.assign(cell.count, { value: count, textContent: written });
    for (const column of cell.columns) {
      const { bar, key, height, y } = column;
      const now = (shown.get(key) || 0) / all.get(key);
      if (now === column.now) continue;
      column.now = now;
      bar.setAttribute("height", height * now);
      bar.setAttribute("y", y + height * (1 - now));
    }
  }
}

function nameShown(timeline, shown) {
  const names = timeline.querySelectorAll(".names > a");
  if (!names.length) return;
  const ids = new Set(shown.map(({ id, item }) => id ?? item.id));
  for (const name of names) name.hidden = !ids.has(name.hash.slice(1));
}

/* Names are shown where they have room: so many ems of the overview's own type. */
function nameWhereRoom(timeline) {
  const overview = timeline.querySelector(".overview"), names = overview?.querySelector(".names");
  if (!names) return;
  const set = () => overview.classList.toggle("named", overview.clientWidth >= names.dataset.least * parseFloat(getComputedStyle(overview).fontSize));
  new ResizeObserver(set).observe(overview);
  set();
}
