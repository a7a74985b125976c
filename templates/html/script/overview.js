/* The drawn overview follows the filters: dark columns and counts are what is shown, pale columns are all. */

function readOverview(timeline) {
  return [...timeline.querySelectorAll(".overview li[data-year]")].map((cell) => ({
    year: cell.dataset.year,
    count: cell.querySelector("data"),
    columns: [...cell.querySelectorAll(".now")].map((bar) => ({
      bar, key: `${cell.dataset.year}/${bar.dataset.column}`, height: +bar.getAttribute("height"), y: +bar.getAttribute("y"), all: 0,
    })),
  }));
}

function tally(entries) {
  const counts = new Map();
  for (const { year, column } of entries) {
    counts.set(year, (counts.get(year) || 0) + 1);
    if (column) counts.set(`${year}/${column}`, (counts.get(`${year}/${column}`) || 0) + 1);
  }
  return counts;
}

function redraw(cells, all, shown) {
  for (const cell of cells) {
    const count = shown.get(cell.year) || 0;
    if (cell.count && +cell.count.value !== count) cell.count.value = cell.count.textContent = count;
    for (const { bar, key, height, y } of cell.columns) {
      const now = height * (shown.get(key) || 0) / all.get(key);
      bar.setAttribute("height", now);
      bar.setAttribute("y", y + height - now);
    }
  }
}
