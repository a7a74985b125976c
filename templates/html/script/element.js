/* For the pages of others: <bilingual-timeline src lang filter>, and frames that are as high as what they show. */

class BilingualTimeline extends HTMLElement {
  static observedAttributes = ["src", "lang", "filter", "compact", "level"];

  connectedCallback() { this.load(); }

  attributeChangedCallback() { if (this.isConnected && this.shadowRoot) this.load(); }

  /* Until the page is there, and when it cannot be had, the element shows what its author put into it. */
  async load() {
    const turn = this.turn = (this.turn || 0) + 1;
    try {
      const source = new URL(this.getAttribute("src") || "timeline.html", document.baseURI);
      const answer = await fetch(source, { credentials: "omit" });
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      const text = await answer.text();
      if (turn === this.turn) await this.show(text, source.href);
    } catch (error) {
      this.dispatchEvent(new CustomEvent("timelineerror", { bubbles: true, detail: String(error) }));
    }
  }

  /* The style is taken out first: a host's policy may forbid style in a document, but not a sheet made by script. */
  async show(text, source) {
    const sheet = new CSSStyleSheet();
    const rest = text.replace(/<style>([^]*?)<\/style>/, (_, style) => { sheet.replaceSync(style); return ""; });
    const page = new DOMParser().parseFromString(rest, "text/html");
    const timeline = document.adoptNode(onlySafe(page.querySelector(".timeline"), source));
    foldPassages(timeline);
    withoutLandmarks(timeline);
    const level = Number(this.getAttribute("level")) || levelBefore(this) + 1;
    lowerHeadings(timeline, level);
    leadBeside(timeline, source);
    const root = this.shadowRoot || this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(timeline);
    this.fit(timeline);
    const address = new URLSearchParams(this.getAttribute("filter") || "");
    if (this.hasAttribute("lang")) address.set("lang", this.getAttribute("lang"));
    await begin(timeline, { address, page: false, base: () => source, reach: reachFrom(timeline.dataset, source, level) });
    this.dispatchEvent(new CustomEvent("timelineready", { bubbles: true }));
  }

  /* Where there is little room, or compact says so, only the entries, their switch and filters, in a box with a bar of its
     own; compact="no" never. */
  fit(timeline) {
    this.watch?.disconnect();
    const asked = this.getAttribute("compact");
    const set = () => timeline.classList.toggle("compact", asked === null ? this.clientWidth < 420 : asked !== "no");
    this.watch = new ResizeObserver(set);
    this.watch.observe(this);
    set();
  }
}

/* Of the page at src only what shows, links and filters is taken over: nothing that runs, loads another page or sends. */
const SAFE = new Set(`a abbr article aside b bdi bdo blockquote br button caption circle cite code col colgroup data dd defs del desc
  details dfn div dl dt ellipse em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label
  legend li line main mark nav noscript ol optgroup option output p path polygon polyline q rect rp rt ruby s samp search section select
  small span strong sub summary sup svg table tbody td text tfoot th thead time title tr tspan u ul var wbr`.split(/\s+/));
const ADDRESSES = ["href", "src", "xlink:href"];
const UNSAFE = ["action", "enctype", "formaction", "formmethod", "is", "method", "ping", "srcdoc", "srcset", "style", "target"];

function onlySafe(timeline, source) {
  for (const part of [timeline, ...timeline.querySelectorAll("*")]) {
    if (!SAFE.has(part.localName)) part.remove();
    for (const { name, value } of [...part.attributes]) {
      const leads = ADDRESSES.includes(name) && !leadsSafely(value, source, part.localName);
      if (leads || name.startsWith("on") || UNSAFE.includes(name)) part.removeAttribute(name);
    }
  }
  return timeline;
}

/* The years of a long page are fetched as they are looked at, read as data and never run, and made as safe as the page. */
function reachFrom({ years, version }, source, level) {
  const ask = async (name) => {
    const answer = await fetch(new URL(`${years}/${name}.js?${version}`, source), { credentials: "omit" });
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    const text = await answer.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };
  const parse = (text) => {
    const read = new DOMParser().parseFromString(`<ol>${text}</ol>`, "text/html");
    const list = document.adoptNode(onlySafe(read.querySelector("ol"), source));
    foldPassages(list);
    lowerHeadings(list, level);
    return [...list.children];
  };
  return { ask, parse };
}

/* Links to the pages of the years lead to where these are. */
function leadBeside(timeline, source) {
  const { years } = timeline.dataset;
  if (years) for (const link of timeline.querySelectorAll(`a[href^="${CSS.escape(years)}/"]`)) link.href = new URL(link.getAttribute("href"), source);
}

function leadsSafely(address, source, name) {
  const to = URL.canParse(address, source) ? new URL(address, source) : null;
  const drawn = name === "img" && to?.protocol === "data:";
  return drawn || ["http:", "https:", "mailto:", new URL(source).protocol].includes(to?.protocol);
}

/* The level of the heading under which an element stands in its page; 1 where there is none before it. */
function levelBefore(element) {
  const before = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  return Number(before.at(-1)?.tagName[1] || 1);
}

/* The first heading is of this level, the others as far below it as they were; a voice knows no more than nine. */
function lowerHeadings(timeline, level) {
  for (const heading of timeline.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    heading.setAttribute("aria-level", Math.min(9, Number(heading.tagName[1]) + level - 1));
  }
}

/* A page has one main part, one header and one footer, and they are the host's. */
function withoutLandmarks(timeline) {
  for (const part of timeline.querySelectorAll("main, :scope > header, :scope > footer")) {
    const plain = document.createElement("div");
    for (const { name, value } of part.attributes) plain.setAttribute(name, value);
    plain.append(...part.childNodes);
    part.replaceWith(plain);
  }
}

if (!customElements.get("bilingual-timeline")) customElements.define("bilingual-timeline", BilingualTimeline);

/* A frame is asked when its page is there, and told its number: unasked, WebKit calls the page around the sender of what
   a frame says. */
const frames = () => [...document.querySelectorAll("iframe.bilingual-timeline")];

function ask(frame) {
  const number = frames().indexOf(frame);
  if (number >= 0) frame.contentWindow?.postMessage({ timelineHeight: "?", frame: number }, "*");
}

document.addEventListener("load", ({ target }) => ask(target), true);
for (const frame of frames()) ask(frame);

/* No timeline is lower than its title, none higher than what a browser can still lay out. */
const [LOWEST, HIGHEST] = [40, 500000];

addEventListener("message", ({ source, origin, data }) => {
  const height = typeof data?.timelineHeight === "number" ? data.timelineHeight : NaN;
  if (!(height > 0)) return;
  for (const [number, frame] of frames().entries()) {
    if (frame.contentWindow !== source && !(source === window && data.frame === number)) continue;
    if (!URL.canParse(frame.src, document.baseURI) || origin !== new URL(frame.src, document.baseURI).origin) continue;
    frame.style.width = "100%";
    frame.style.height = `${Math.min(Math.max(Math.ceil(height), LOWEST), HIGHEST)}px`;
  }
});
