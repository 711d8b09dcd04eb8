// The morph: two to four seeds, the pad between four of them, the line along all.

import { Choice } from "./choice.js";
import { byId, make } from "./element.js";
import { Fader } from "./fader.js";
import { seedOf } from "./numbers.js";
import { Pad } from "./pad.js";

const NAMES = ["a", "b", "c", "d"];
const AS_ON_THE_PAD = ["c", "d", "a", "b"];
const GLIDES = [0, 0.2, 1, 3, 10];

export function playMorph({ store, say, sheet, nodes }) {
  let glide = 0;
  const glided = () => (glide ? [glide] : []);
  const choice = new Choice(byId("glide"), GLIDES.map((value) => ({ value, label: value ? `${value} s` : "none" })), (value) => {
    glide = value;
    choice.show(value);
  });
  choice.show(glide);

  const pad = new Pad(byId("pad"), { move: (x, y) => say("/rld/morph/xy", x, y, ...glided()) });
  pad.label([]);
  store.on("/rld/morph/xy", (x, y) => pad.show(x, y));
  store.on("/rld/status/pad", (x, y) => pad.showActual(x, y));

  const line = new Fader({
    label: "line",
    low: 0,
    high: 1,
    usual: 0.5,
    describe: nodes("/rld/morph").DESCRIPTION,
    change: (value) => say("/rld/morph", value, ...glided()),
    hold: () => sheet.open(nodes("/rld/morph"), "morph"),
  });
  byId("line").append(line.element);
  store.on("/rld/morph", (value) => line.show(value));
  store.on("/rld/status/morph", (value) => line.showActual(value < 0 ? NaN : value));

  const form = byId("morph-form");
  const inputs = {};
  for (const name of AS_ON_THE_PAD) {
    const input = (inputs[name] = make("input", { type: "text", inputMode: "numeric", pattern: "[0-9]*", maxLength: 19, autocomplete: "off" }));
    form.append(make("label", { className: "field" }, make("span", {}, name), input));
  }
  form.append(make("button", { type: "submit", textContent: "Set" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const seeds = NAMES.map((name) => seedOf(inputs[name].value)).filter((seed) => seed !== null);
    if (say("/rld/morph/seeds", ...seeds)) document.activeElement?.blur();
  });
  store.on("/rld/morph/seeds", (...seeds) => {
    pad.label(seeds);
    if (form.contains(document.activeElement)) return; // somebody is typing
    seeds.forEach((seed, index) => (inputs[NAMES[index]].value = seed));
  });
}
