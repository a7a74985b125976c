// Begin: the languages that are ticked, in their order, each with its title; then the texts may come.

import { say, word } from "./desk.js";

const form = document.getElementById("begin");
const boxes = () => [...form.querySelectorAll("input[type=checkbox]")];

form.addEventListener("change", (event) => {
  if (event.target.type === "checkbox") document.getElementById(`titled-${event.target.value}`).hidden = !event.target.checked;
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = boxes().filter((box) => box.checked);
  const titles = Object.fromEntries(chosen.map((box) => [box.value, document.getElementById(`title-${box.value}`).value]));
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ titles }) };
  const answer = await fetch("/begin", options).catch(() => null);
  if (!answer) return say(word("The desk does not answer. Nothing typed here is lost; start it again."), true);
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) return say((told.findings || [word("Not done.")]).join(" · "), true);
  location.assign(told.place);
});

document.getElementById(`title-${boxes().find((box) => box.checked).value}`).focus();
document.body.dataset.ready = "yes";
