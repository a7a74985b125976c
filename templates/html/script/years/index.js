/* What search and filters know of entries that are not there: where each stands, what it is, and its words. */

/* The entries by the index. Each has an item from the start: the place that stands for it until it is there itself. */
function readIndex(timeline, { parts, load, put }, { ask }, index) {
  const entries = index.ids.map((id, number) => ({
    id, number, here: false, kind: index.kinds[index.kind[number]], documents: [],
    source: index.source[number].map((at) => index.sources[at]), subject: index.subject[number].map((at) => index.subjects[at]),
  }));
  let number = 0;
  for (const [name, year, counts] of index.parts) {
    const part = parts.get(name), firsts = [];
    for (const [batch, count] of counts.entries()) {
      firsts.push(number);
      for (const entry of entries.slice(number, number + count)) {
        const month = index.month[entry.number];
        Object.assign(entry, { part, batch, year, column: month ? `${year}/${month}` : 0, day: index.day[entry.number], item: part.slot });
      }
      number += count;
    }
    part.tell = (batch) => settle(batch, entries.slice(firsts[batch.number], firsts[batch.number] + batch.count));
    part.batches?.forEach(part.tell);
  }
  const named = new Map([...entries.map((entry) => [entry.id, entry]), ...Object.entries(index.tellings).map(([id, at]) => [id, entries[at]])]);
  const finder = makeFinder(ask, entries.length, [...timeline.querySelectorAll('[name="view"]')].map(({ value }) => value).filter((code) => code !== "both"), index.languages);
  return {
    entries, named: (id) => named.get(id), ahead: (view) => finder.read(view).catch(() => {}),
    async find(wanted, view) {
      const hits = wanted.words.length ? await finder.find(wanted.words, view) : [];
      const others = { ...wanted, words: [] };
      return entries.filter((entry) => matches(entry, others, view) && hits.every((hit) => hit[entry.number]));
    },
    async ensure(entry) {
      if (entry.here) return;
      await load(entry.part);
      put(entry.part.batches[entry.batch]);
    },
  };
}

/* The entries of a batch have its place as their item, and their own elements once these are there. */
function settle(batch, entries) {
  for (const [at, entry] of entries.entries()) {
    if (!batch.items) entry.item = batch.slot;
    else Object.assign(entry, pick(readEntry(batch.items[at], new Map())), { here: true });
  }
}

const pick = ({ item, list, above }) => ({ item, list, above });

/* A page that is one file knows its entries itself. */
function readWhole(timeline) {
  const documents = readDocuments(timeline);
  const entries = [...timeline.querySelectorAll(".entry")].map((item) => ({ ...readEntry(item, documents), here: true }));
  return {
    entries, named: (id) => entries.find(({ item }) => item.id === id || item.querySelector(`[id="${CSS.escape(id)}"]`)),
    ahead: (view) => readAhead(entries, () => view),
    find: async (wanted, view) => select(entries, wanted, view),
    ensure: async () => {},
  };
}

/* All words of the entries stand in one list for each language, each with the entries that have it. A word searched for is
   looked for inside each of them: as long as nobody searches for a blank, that finds what reading every entry would. */
function makeFinder(ask, count, codes, own) {
  const asked = new Map();
  const readOne = (code) => {
    if (!asked.has(code)) {
      asked.set(code, ask(`words-${code}`).then(({ words, entries }) => ({ words: words.split("\n"), entries: entries.split("\n") })));
      asked.get(code).catch(() => asked.delete(code));
    }
    return asked.get(code);
  };
  const read = (view) => Promise.all((codes.includes(view) ? [view] : own).map(readOne));
  const find = async (words, view) => {
    const lists = await read(view);
    return words.map((word) => entriesWith(word, lists, count));
  };
  return { read, find };
}

function entriesWith(word, lists, count) {
  const found = new Uint8Array(count);
  for (const { words, entries } of lists) {
    for (let at = 0; at < words.length; at += 1) if (words[at].includes(word)) markNumbers(found, entries[at]);
  }
  return found;
}

/* The numbers of entries, each as what it is more than the one before: five bits a sign, the least first, the sixth where more follow. */
function markNumbers(found, text) {
  let number = -1, more = 0, shift = 0;
  for (let at = 0; at < text.length; at += 1) {
    const bits = text.charCodeAt(at) - 48;
    more |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    number += more;
    found[number] = 1;
    more = shift = 0;
  }
}
