// Musical time: quantize, tempo by tapping, and the beat that is heard.

import { Choice } from "./choice.js";
import { byId } from "./element.js";
import { onTouch } from "./press.js";

const FLASH_MS = 90;

export function playTime({ store, say, nodes }) {
  const modes = nodes("/rld/quantize").RANGE[0].VALS.map((value) => ({ value, label: value }));
  const quantize = new Choice(byId("quantize"), modes, (mode) => say("/rld/quantize", mode));
  store.on("/rld/quantize", (mode) => quantize.show(mode));
  onTouch(byId("tap"), () => say("/rld/beat"));

  const lamp = byId("beat");
  let last = 0;
  store.on("/rld/status/beat", (beat) => {
    if (Math.floor(beat) === last) return;
    last = Math.floor(beat);
    lamp.classList.add("is-lit");
    lamp.classList.toggle("is-first", last % 4 === 0);
    setTimeout(() => lamp.classList.remove("is-lit"), FLASH_MS);
  });
}
