// Level meters: peak and RMS of each channel, with the highest peak of the last seconds.

import { make } from "./element.js";
import { clamp } from "./numbers.js";

const FLOOR_DB = -60;
const HOLD_MS = 1500;

export function showMeters(element, { store }) {
  let bars = [];
  const travel = (db) => clamp(1 - db / FLOOR_DB, 0, 1);
  store.on("/rld/status/level", (...level) => {
    if (bars.length !== level.length / 2) bars = build(element, level.length / 2);
    const now = performance.now();
    bars.forEach((bar, channel) => {
      const [peak, rms] = level.slice(2 * channel, 2 * channel + 2);
      if (peak >= bar.held || now - bar.heldAt > HOLD_MS) Object.assign(bar, { held: peak, heldAt: now });
      bar.element.style.setProperty("--peak", travel(peak));
      bar.element.style.setProperty("--rms", travel(rms));
      bar.element.style.setProperty("--held", travel(bar.held));
      bar.element.classList.toggle("is-over", bar.held > -0.1);
      bar.element.setAttribute("aria-valuenow", peak.toFixed(0));
    });
  });
}

function build(element, channels) {
  const bars = Array.from({ length: channels }, (_, channel) => ({
    element: make("div", { className: "meter", role: "meter", ariaLabel: `level of channel ${channel + 1} in dBFS`, ariaValueMin: FLOOR_DB, ariaValueMax: 0 }, make("i")),
    held: -Infinity,
    heldAt: 0,
  }));
  element.replaceChildren(...bars.map((bar) => bar.element));
  return bars;
}
