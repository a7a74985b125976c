/* Years that stand in files of their own. A place in the list says how many entries it stands for and leads to the page that has
   them; when somebody comes near, its file is asked for, and the entries take its place, some at a time. */

const HEIGHT = 17; // ems of an entry in two columns

/* A script may come from beside the page on a disk too, where nothing can be fetched. It hands its content over by its name. */
function askByScript({ years, version }) {
  const waiting = new Map();
  window.timelinePart = (name, content) => waiting.get(name)?.(content);
  return (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    waiting.set(name, resolve);
    script.src = `${years}/${name}.js?${version}`;
    script.onload = script.onerror = () => { script.remove(); reject(new Error(script.src)); };
    document.head.append(script);
  });
}

/* What is written inside a list, as a browser that runs scripts reads it. */
function parseHere(text) {
  const list = document.createElement("ol");
  list.innerHTML = text;
  return [...list.children];
}

function makeParts(timeline, { ask, parse }) {
  const parts = new Map(), awaited = new Map();
  const sources = timeline.querySelector(".sources ol");
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) awaited.get(target)?.().catch(() => near.unobserve(target));
  }, { rootMargin: "1000px" });

  function stand(slot, count, come) {
    slot.style.blockSize = `${count * HEIGHT}em`;
    awaited.set(slot, come);
    near.observe(slot);
  }

  function leave(slot, ...others) {
    near.unobserve(slot);
    awaited.delete(slot);
    slot.replaceWith(...others);
  }

  function load(part) {
    part.asked ??= ask(part.name).then((content) => layOut(part, content));
    part.asked.catch(() => { part.asked = null; });
    return part.asked;
  }

  function layOut(part, { lists, documents }) {
    list(documents);
    part.batches = lists.map(([count, text], number) => ({ part, number, count, text, slot: slotFor(part, count), items: null }));
    leave(part.slot, ...part.batches.map(({ slot }) => slot));
    for (const batch of part.batches) {
      stand(batch.slot, batch.count, async () => put(batch));
      part.tell?.(batch);
    }
  }

  /* The place of some of its entries says how many they are, as that of all did. */
  function slotFor(part, count) {
    const slot = part.slot.cloneNode(true);
    for (const said of slot.querySelectorAll("[lang]")) said.textContent = said.textContent.replace(/^[^\p{L}]+/u, `${count.toLocaleString(said.lang)} `);
    return slot;
  }

  function put(batch) {
    if (batch.items) return;
    const places = parse(batch.text);
    batch.items = places.flatMap((one) => (one.matches(".entry") ? [one] : [...one.querySelectorAll(".entry")]));
    leave(batch.slot, ...places);
    batch.part.tell?.(batch);
  }

  /* The communiqués that the entries name, each once, by their numbers. */
  function list(documents) {
    for (const one of parse(documents)) {
      if (timeline.querySelector(`[id="${CSS.escape(one.id)}"]`)) continue;
      const after = [...sources.children].find((other) => other.value > one.value);
      sources.insertBefore(one, after ?? null);
    }
  }

  for (const slot of timeline.querySelectorAll(".apart")) {
    const part = { name: slot.dataset.part, slot, asked: null, batches: null };
    parts.set(part.name, part);
    stand(slot, Number(slot.dataset.entries), () => load(part));
  }
  // Without the script a year is a line: only here those out of sight need a height.
  for (const year of parts.size ? timeline.querySelectorAll(".year") : []) {
    const count = [...year.querySelectorAll(".apart")].reduce((sum, slot) => sum + Number(slot.dataset.entries), 0);
    year.style.containIntrinsicBlockSize = `auto ${count * HEIGHT}em`;
  }
  if (parts.size) timeline.querySelector(".every").classList.add("many");
  return { parts, load, put };
}
