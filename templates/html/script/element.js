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
      if (turn === this.turn) this.show(text, source.href);
    } catch (error) {
      this.dispatchEvent(new CustomEvent("timelineerror", { bubbles: true, detail: String(error) }));
    }
  }

  /* The style is taken out first: a host's policy may forbid style in a document, but not a sheet made by script. */
  show(text, source) {
    const sheet = new CSSStyleSheet();
    const rest = text.replace(/<style>([^]*?)<\/style>/, (_, style) => { sheet.replaceSync(style); return ""; });
    const page = new DOMParser().parseFromString(rest, "text/html");
    const timeline = document.adoptNode(page.querySelector(".timeline"));
    withoutLandmarks(timeline);
    lowerHeadings(timeline, Number(this.getAttribute("level")) || levelBefore(this) + 1);
    const root = this.shadowRoot || this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(timeline);
    this.fit(timeline);
    const address = new URLSearchParams(this.getAttribute("filter") || "");
    if (this.hasAttribute("lang")) address.set("lang", this.getAttribute("lang"));
    begin(timeline, { address, page: false, base: () => source });
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

addEventListener("message", ({ source, data }) => {
  const height = Number(data?.timelineHeight);
  if (!(height > 0)) return;
  for (const [number, frame] of frames().entries()) {
    if (frame.contentWindow !== source && !(source === window && data.frame === number)) continue;
    frame.style.width = "100%";
    frame.style.height = `${Math.min(Math.ceil(height), 1e6)}px`;
  }
});
