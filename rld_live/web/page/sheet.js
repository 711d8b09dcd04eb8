// The sheet of one control, which a long press opens: what it does, its address, its MIDI.

import { byId, make } from "./element.js";

export class Sheet {
  constructor({ say, ask, tell }) {
    this._say = say;
    this._ask = ask;
    this._tell = tell;
    this._dialog = byId("sheet");
    // Not "click": the finger that opened the sheet is lifted outside of it.
    addEventListener("pointerdown", (event) => this._dialog.contains(event.target) || this._dialog.close());
    addEventListener("keydown", (event) => event.key === "Escape" && this._dialog.close());
  }

  /** Open it for the OSCQuery node of a control; `reset` puts the control back to its default. */
  open(node, label, reset) {
    const address = node.FULL_PATH;
    const range = (node.RANGE ?? []).filter((each) => "MIN" in each).map((each) => `${each.MIN} … ${each.MAX}`);
    this._dialog.replaceChildren(
      make("h2", { id: "sheet-title", textContent: label }),
      make("p", {}, node.DESCRIPTION ?? ""),
      make("p", { className: "quiet" }, [address, ...range].join("  ·  ")),
      this._button("Learn MIDI", () => this._learn(address, label), "strong"),
      this._button("Forget MIDI", () => this._say("/rld/midi/forget", address)),
      ...(reset ? [this._button("Back to the default", reset)] : []),
      this._button("Close", () => {}),
    );
    this._dialog.show(); // not modal: the transport and the panic stay in reach
  }

  async _learn(address, label) {
    const [answer] = (await this._ask("/rld/midi/learn", address)).at(-1) ?? [];
    if (answer === "/rld/done") this._tell(`${label}: move a controller now`);
  }

  _button(label, act, className = "") {
    const button = make("button", { type: "button", className, textContent: label });
    button.addEventListener("click", () => {
      act();
      this._dialog.close();
    });
    return button;
  }
}
