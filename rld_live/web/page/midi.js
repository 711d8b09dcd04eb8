// MIDI: what is plugged in, and what is bound.

import { byId, make, write } from "./element.js";

export function showMidi({ store, ask, tell }) {
  const refresh = async () => {
    const lines = await ask("/rld/midi/list");
    const inputs = lines.filter(([address]) => address === "/rld/midi/input").map(([, name]) => name);
    const bindings = lines.filter(([address]) => address === "/rld/midi/binding");
    write(byId("midi-inputs"), inputs.length ? inputs.join(", ") : "no input");
    byId("midi").replaceChildren(
      ...bindings.map(([, address, ...told]) => {
        const forget = make("button", { type: "button", ariaLabel: `forget ${address}`, textContent: "Forget" });
        forget.addEventListener("click", async () => {
          await ask("/rld/midi/forget", address);
          refresh();
        });
        return make("li", { className: "row" }, make("span", { className: "grow" }, `${address}  ${told.join(" ")}`), forget);
      }),
    );
  };
  store.on("/rld/event/midi", (address, ...told) => {
    tell(`${address} is bound to ${told.join(" ")}`);
    refresh();
  });
  refresh();
}
