// How the instrument feels: the figures, and a warning while one of them is bad.

import { byId, make, write } from "./element.js";
import { figure } from "./numbers.js";

const FIGURES = [
  ["ring", "ring_seconds", "s"],
  ["ring, least", "ring_seconds_min", "s"],
  ["horizon", "horizon_seconds", "s"],
  ["generate RTF", "generate_rtf", ""],
  ["decode RTF", "decode_rtf", ""],
  ["decode P99", "decode_rtf_p99", ""],
  ["underruns", "underruns", "", true],
  ["underflows", "underflows", "", true],
  ["limiter", "limiter_db", "dB"],
  ["latency", "latency_ms", "ms"],
  ["CPU", "cpu", "cores"],
  ["memory", "memory_mb", "MB"],
  ["rate", "sample_rate", "Hz", true],
];
const WARNINGS = [
  ["ring_seconds", (value, state) => state === "playing" && value < 0.1, (value) => `ring ${figure(value)} s`],
  ["horizon_seconds", (value, state) => state === "playing" && value < 0.5, (value) => `horizon ${figure(value)} s`],
  ["generate_rtf", (value) => value > 0.8, (value) => `generate RTF ${figure(value)}`],
  ["decode_rtf_p99", (value) => value > 0.8, (value) => `decode RTF ${figure(value)}`],
];
const UNDERRUN_SHOWN_MS = 10000;

export function showHealth({ store }) {
  const list = byId("health");
  for (const [label, field, unit, isWhole] of FIGURES) {
    const shown = make("dd");
    list.append(make("div", {}, make("dt", {}, label), shown));
    store.on(`/rld/status/${field}`, (value) => write(shown, `${figure(value, isWhole)}${unit ? ` ${unit}` : ""}`));
  }
  const device = make("dd");
  list.append(make("div", { className: "wide" }, make("dt", {}, "device"), device));
  store.on("/rld/status/device", (name) => write(device, name));

  let underrunAt = -Infinity;
  store.on("/rld/event/underrun", () => (underrunAt = performance.now()));
  const line = byId("warning");
  const judge = () => {
    const state = store.status("state");
    const bad = WARNINGS.filter(([field, isBad]) => isBad(store.status(field) ?? NaN, state)).map(([field, , tell]) => tell(store.status(field)));
    if (performance.now() - underrunAt < UNDERRUN_SHOWN_MS) bad.unshift(`underrun ${store.status("underruns")}`);
    write(line, bad.join(" · "));
    line.hidden = !bad.length;
  };
  setInterval(judge, 250);
}
