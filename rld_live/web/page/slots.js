// Slots: a tap plays what one keeps, a hold stores what sounds.

import { make } from "./element.js";
import { onPress } from "./press.js";

const SHOWN = 16;

export function playSlots(element, { store, say, ask }) {
  for (let slot = 0; slot < SHOWN; slot += 1) {
    const kept = make("small", { className: "quiet" }, "");
    const button = make("button", { type: "button", ariaLabel: `slot ${slot}: enter plays, the menu key stores` }, make("b", {}, String(slot)), kept);
    const keep = async () => {
      const seed = store.status("seed");
      const [address] = (await ask("/rld/slot/store", slot)).at(-1) ?? [];
      if (address !== "/rld/done") return;
      kept.textContent = `${seed}`;
      button.classList.add("is-kept");
    };
    onPress(button, { tap: () => say("/rld/slot/play", slot), hold: keep });
    element.append(button);
  }
}
