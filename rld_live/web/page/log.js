// The log: what happened, the latest first; what went wrong is said aloud as well.

import { byId, make } from "./element.js";

const KEPT = 200;
const TOAST_MS = 5000;
const QUIET = new Set(["/rld/done", "/rld/event/window", "/rld/event/beat", "/rld/history/entry", "/rld/cuelist/entry", "/rld/midi/input", "/rld/midi/binding"]);

export class Log {
  constructor() {
    this._list = byId("log");
    this._toast = byId("toast");
    this._timer = 0;
  }

  /** Write a line; one that is an error stands on the screen for a while. */
  write(text, { isError = false } = {}) {
    const time = new Date().toLocaleTimeString([], { hour12: false });
    this._list.prepend(make("li", { className: isError ? "is-error" : "" }, make("time", {}, time), make("span", {}, text)));
    while (this._list.children.length > KEPT) this._list.lastChild.remove();
    if (isError) this.say(text, { isError });
  }

  /** Show a sentence for a while. */
  say(text, { isError = false } = {}) {
    this._toast.textContent = text;
    this._toast.classList.toggle("is-error", isError);
    this._toast.hidden = false;
    clearTimeout(this._timer);
    this._timer = setTimeout(() => (this._toast.hidden = true), TOAST_MS);
  }

  /** Take an event or an answer. */
  hear(address, values) {
    if (address === "/rld/error") this.write(`${values[0]}: ${values.slice(1).join(" ")}`, { isError: true });
    else if (!QUIET.has(address)) this.write([address.replace("/rld/event/", ""), ...values].join("  "));
  }
}
