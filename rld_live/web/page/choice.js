// One of a few words: a row of buttons, of which one is down.

import { make } from "./element.js";

export class Choice {
  /** @param {HTMLElement} element  @param {{value: unknown, label: string}[]} options  @param {(value) => void} choose */
  constructor(element, options, choose) {
    this._buttons = options.map(({ value, label }) => {
      const button = make("button", { type: "button", role: "radio", textContent: label, ariaChecked: "false" });
      button.addEventListener("click", () => choose(value));
      return [value, button];
    });
    element.append(...this._buttons.map(([, button]) => button));
    element.addEventListener("keydown", (event) => this._step(event));
  }

  show(value) {
    for (const [each, button] of this._buttons) button.ariaChecked = String(each === value);
  }

  _step(event) {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = this._buttons.findIndex(([, button]) => button === document.activeElement);
    if (!way || at < 0) return;
    const [, next] = this._buttons[(at + way + this._buttons.length) % this._buttons.length];
    next.focus();
    next.click();
    event.preventDefault();
  }
}
