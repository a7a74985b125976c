/* The language shown: asked for by the address (?lang=en), else remembered, else both. The radio buttons hold it,
   and the timeline says it too, for the rules of style. */

const remembered = {
  read() { try { return localStorage.getItem("timeline-view"); } catch { return null; } },
  write(view) { try { localStorage.setItem("timeline-view", view); } catch { /* a page that may keep nothing */ } },
};

const narrow = () => matchMedia("(max-width: 42rem)").matches;

/* The first of these languages that the reader's own settings name, else the first. */
function ownLanguage(codes) {
  return navigator.languages.map((own) => own.split("-")[0]).find((own) => codes.includes(own)) || codes[0];
}

/* An empty field says what it is for in one language, that which is shown. */
function nameField(form, view) {
  const said = [...form.querySelectorAll(".search .words > [lang]")];
  const code = view === "both" ? ownLanguage(said.map((one) => one.lang)) : view;
  form.elements.q.placeholder = said.find((one) => one.lang === code).textContent;
}

function chooseLanguage(timeline, wanted, changed) {
  const radios = [...timeline.querySelectorAll('[name="view"]')];
  const known = (view) => radios.find((radio) => radio.value === view);
  const codes = radios.map((radio) => radio.value).filter((code) => code !== "both");
  if (codes.length) timeline.dataset.own = ownLanguage(codes);
  // On a phone one language; where there is room, all.
  const own = narrow() && timeline.dataset.own;
  const first = known(wanted) || known(remembered.read()) || known(own);
  if (first) first.checked = true;
  const chosen = () => radios.find((radio) => radio.checked)?.value || "both";
  timeline.dataset.view = chosen();
  for (const radio of radios) {
    radio.addEventListener("change", () => {
      remembered.write(radio.value);
      timeline.dataset.view = radio.value;
      changed(radio.value);
    });
  }
  return chosen;
}
