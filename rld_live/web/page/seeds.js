// Seeds: entered, drawn, cued, cut to, and called back.

import { Choice } from "./choice.js";
import { byId, make, write } from "./element.js";
import { clock, seedOf } from "./numbers.js";
import { onTouch } from "./press.js";

export function playSeeds({ store, say, ask, nodes }) {
  const input = byId("seed-input");
  const withSeed = (address) => {
    const seed = seedOf(input.value);
    if (seed === null) return input.focus();
    if (say(address, seed)) input.value = "";
    return input.blur();
  };
  byId("seed-form").addEventListener("submit", (event) => {
    event.preventDefault();
    withSeed("/rld/seed");
  });
  byId("seed-cue").addEventListener("click", () => withSeed("/rld/cue"));
  byId("seed-cut").addEventListener("click", () => withSeed("/rld/cut"));
  byId("seed-random").addEventListener("click", () => say("/rld/seed/random"));

  const go = byId("go");
  let ready = null;
  const showCue = () => {
    const next = store.status("next_seed") ?? -1;
    const isCued = next !== -1;
    go.disabled = !isCued;
    go.classList.toggle("is-ready", isCued && String(ready) === String(next));
    write(go, isCued ? `Go ${next}` : "Go");
    write(byId("next-seed"), isCued ? `→ ${next}` : "");
  };
  onTouch(go, () => say("/rld/go"));
  store.on("/rld/cue/ready", (seed) => {
    ready = seed;
    showCue();
  });
  store.on("/rld/status/next_seed", showCue);

  const modes = nodes("/rld/reseed").RANGE[0].VALS.map((value) => ({ value, label: value }));
  const reseed = new Choice(byId("reseed"), modes, (mode) => say("/rld/reseed", mode));
  store.on("/rld/reseed", (mode) => reseed.show(mode));

  keepHistory({ store, say, ask });
}

function keepHistory({ store, say, ask }) {
  const list = byId("history");
  const refresh = async () => {
    const entries = (await ask("/rld/history")).filter(([address]) => address === "/rld/history/entry");
    const items = entries.map(([, number, seed, seconds]) => {
      const button = make("button", { type: "button", ariaLabel: `recall seed ${seed}` });
      button.append(make("b", {}, String(seed)), make("span", { className: "quiet" }, clock(seconds)));
      button.disabled = number < 1;
      button.addEventListener("click", () => say("/rld/recall", number));
      return make("li", {}, button);
    });
    list.replaceChildren(...(items.length ? items : [make("li", { className: "quiet" }, "nothing was played before this")]));
  };
  store.on("/rld/event/seed", refresh);
  store.on("/rld/status/seed", refresh);
  refresh();
}
