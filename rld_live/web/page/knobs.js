// The knobs, one for each number of the namespace that has a default; nothing about any of them is written here.

import { make } from "./element.js";
import { Fader } from "./fader.js";
import { unitOf } from "./numbers.js";

/** Return the knobs' nodes by name: what can be read and set, has one value, a range and a default. */
export function knobNodes(root) {
  return Object.entries(root.CONTENTS)
    .filter(([, node]) => node.ACCESS === 3 && node.DEFAULT_VALUE && node.TYPE.length === 1)
    .map(([name, node]) => ({ name, node }));
}

/** Put each knob where an element's `data-knobs` names it, and all others where it says "rest". */
export function placeKnobs(root, { store, say, sheet }) {
  const places = [...document.querySelectorAll("[data-knobs]")];
  const rest = places.find((place) => place.dataset.knobs === "rest");
  const order = (place) => place.dataset.knobs.split(" ");
  for (const place of places) place.replaceChildren();
  const nodes = knobNodes(root);
  const wanted = places.filter((place) => place !== rest).flatMap((place) => order(place).map((name) => [name, place]));
  for (const [name, place] of wanted) {
    const found = nodes.find((each) => each.name === name);
    if (found) place.append(knob(found, { store, say, sheet }));
  }
  for (const found of nodes) {
    if (!document.querySelector(`[data-knob="${found.name}"]`)) rest.append(knob(found, { store, say, sheet }));
  }
}

function knob({ name, node }, tools) {
  const [{ MIN: low, MAX: high }] = node.RANGE;
  const isSwitch = node.TYPE === "i" && low === 0 && high === 1;
  const element = isSwitch ? toggle(name, node, tools) : slider(name, node, { low, high }, tools);
  element.dataset.knob = name;
  return element;
}

function slider(name, node, { low, high }, { store, say, sheet }) {
  const [usual] = node.DEFAULT_VALUE;
  const fader = new Fader({
    label: name,
    low,
    high,
    usual,
    unit: unitOf(node),
    isWhole: node.TYPE === "i",
    gap: node.RANGE[0].NEAREST_TO_ZERO ?? 0,
    describe: node.DESCRIPTION,
    change: (value) => say(node.FULL_PATH, value),
    hold: () => sheet.open(node, name, () => fader.move(usual)),
  });
  store.on(node.FULL_PATH, (value) => fader.show(value));
  return fader.element;
}

function toggle(name, node, { store, say, sheet }) {
  const button = make("button", { type: "button", className: "switch", title: node.DESCRIPTION, textContent: name, ariaPressed: "false" });
  button.addEventListener("click", () => say(node.FULL_PATH, button.ariaPressed === "true" ? 0 : 1));
  button.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    sheet.open(node, name);
  });
  store.on(node.FULL_PATH, (value) => (button.ariaPressed = String(Boolean(value))));
  return button;
}
