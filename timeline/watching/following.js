/* Served with a page while `timeline build --watch` runs, never written into it. It loads the page again when a build has
   changed it, where the reader was, and shows at its foot what is wrong in the project. Nothing here leaves this machine. */
(() => {
  const { file, stamp } = document.currentScript.dataset;
  if (top !== self) return;
  const KEPT = `timeline-watch ${location.pathname}`;
  const holders = () => [...document.querySelectorAll("body [id]")].filter((one) => one.checkVisibility());
  const height = (one) => one.getBoundingClientRect().top;

  /* Where the reader is, by what stands nearest to the upper edge: lines that come or go above it move nothing. */
  function keepPlace() {
    const near = holders().reduce((a, b) => (a && Math.abs(height(a)) <= Math.abs(height(b)) ? a : b), null);
    const opened = [...document.querySelectorAll("[id] details[open]")].map((one) => one.closest("[id]").id);
    sessionStorage.setItem(KEPT, JSON.stringify({ id: near?.id, top: near && height(near), y: scrollY, opened }));
    history.scrollRestoration = "manual";
  }

  function goBack() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    sessionStorage.removeItem(KEPT);
    if (!kept) return;
    for (const id of kept.opened) {
      const details = document.getElementById(id)?.querySelector("details");
      if (details) details.open = true;
    }
    const near = kept.y > 0 && kept.id && document.getElementById(kept.id);
    const to = () => scrollTo({ top: near ? scrollY + height(near) - kept.top : kept.y, behavior: "instant" });
    requestAnimationFrame(() => { to(); requestAnimationFrame(() => { to(); history.scrollRestoration = "auto"; }); });
  }

  const panel = document.createElement("timeline-watch"), sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    aside { position: fixed; inset: auto 1rem 1rem; z-index: 2147483647; max-height: 40vh; overflow: auto; padding: .75rem 1rem;
      background: #fff; color: #1a1a1a; border: 1px solid #b3261e; border-left-width: .5rem; border-radius: .25rem;
      box-shadow: 0 .25rem 1.5rem #0004; font: 14px/1.45 system-ui, sans-serif; }
    strong { display: block; padding-right: 5rem; }
    button { position: absolute; top: .6rem; right: .75rem; font: inherit; }
    p { margin: .5rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: 13px; }
    @media print { aside { display: none; } }`);
  panel.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];

  function make(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function show(head, lines) {
    const aside = document.createElement("aside"), close = make("button", "Close");
    aside.lang = "en";
    aside.setAttribute("role", "alert");
    close.onclick = () => panel.remove();
    aside.append(make("strong", head), ...lines.map((line) => make("p", line)), close);
    panel.shadowRoot.replaceChildren(aside);
    document.body.append(panel);
  }

  function hear(news) {
    if (file in news.files && news.files[file] !== stamp) {
      keepPlace();
      location.reload();
    } else if (news.findings.length) {
      show(news.made ? "There is something to put right" : "The build failed; what you see is from before", news.findings);
    } else {
      panel.remove();
    }
  }

  /* A page nobody sees does not listen: a browser keeps only a few lines open to one address. */
  let line = null;
  function listen() {
    line?.close();
    if (document.visibilityState === "hidden") return;
    line = new EventSource(`/.watch?${encodeURIComponent(file)}`);
    line.onmessage = (event) => hear(JSON.parse(event.data));
    line.onerror = () => show("The watch has ended", ["timeline build --watch starts it again; this page will notice"]);
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => line?.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  addEventListener("load", goBack);
  listen();
})();
