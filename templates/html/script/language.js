/* The language shown: asked for by the address (?lang=en), else remembered, else both. The radio buttons hold it,
   and the timeline says it too, for the rules of style. */

const remembered = {
  read() { try { return localStorage.getItem("timeline-view"); } catch { return null; } },
  write(view) { try { localStorage.setItem("timeline-view", view); } catch { /* a page that may keep nothing */ } },
};

const narrow = () => matchMedia("(max-width: 42rem)").matches;

/* On a phone one language, that of the reader's own settings; where there is room, all. */
function ownLanguage(radios) {
  if (!narrow()) return null;
  const codes = radios.map((radio) => radio.value).filter((code) => code !== "both");
  return navigator.languages.map((own) => own.split("-")[0]).find((own) => codes.includes(own)) || codes[0];
}

function chooseLanguage(timeline, wanted, changed) {
  const radios = [...timeline.querySelectorAll('[name="view"]')];
  const known = (view) => radios.find((radio) => radio.value === view);
  const first = known(wanted) || known(remembered.read()) || known(ownLanguage(radios));
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
