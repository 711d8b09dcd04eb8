// Slots: a tap plays what one keeps, a hold stores what sounds.

import { make } from "./element.js";
import { onPress } from "./press.js";

const SHOWN = 16;

export function playSlots(element, { store, say }) {
  const buttons = Array.from({ length: SHOWN }, (_, slot) => {
    const button = make("button", { type: "button" }, make("b", {}, String(slot)));
    onPress(button, { tap: () => say("/rld/slot/play", slot), hold: () => say("/rld/slot/store", slot) });
    return button;
  });
  const show = (...kept) =>
    buttons.forEach((button, slot) => {
      const isKept = kept.includes(slot);
      button.classList.toggle("is-kept", isKept);
      button.ariaLabel = `slot ${slot}${isKept ? "" : ", empty"}: enter plays, the menu key stores`;
    });
  show();
  store.on("/rld/slot/play", show);
  element.append(...buttons);
}
