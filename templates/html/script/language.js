/* The language shown: asked for by the address (?lang=en), else remembered, else both. The radio buttons hold it,
   and the timeline says it too, for the rules of style. */

const remembered = {
  read() { try { return localStorage.getItem("timeline-view"); } catch { return null; } },
  write(view) { try { localStorage.setItem("timeline-view", view); } catch { /* a page that may keep nothing */ } },
};

function chooseLanguage(timeline, wanted, changed) {
  const radios = [...timeline.querySelectorAll('[name="view"]')];
  const known = (view) => radios.find((radio) => radio.value === view);
  const first = known(wanted) || known(remembered.read());
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
