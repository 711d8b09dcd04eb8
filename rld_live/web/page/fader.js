// A fader: moves with the finger and never jumps to it, so that a touch while scrolling changes nothing.

import { make, write } from "./element.js";
import { clamp, figure } from "./numbers.js";
import { HOLD_MS, keepGestures, nod } from "./press.js";
import { scaleOf } from "./scale.js";
import { Settling } from "./settling.js";

const STILL_PX = 6;
const FINE = 0.1;
const KEYS = { ArrowRight: 0.01, ArrowUp: 0.01, ArrowLeft: -0.01, ArrowDown: -0.01, PageUp: 0.1, PageDown: -0.1 };

export class Fader {
  /**
   * @param {{label: string, low: number, high: number, usual: number, unit?: string, isWhole?: boolean, gap?: number,
   *   change: (value: number) => void, hold?: () => void, describe?: string}} options
   *   `gap`: values nearer to zero than this do not exist.
   */
  constructor(options) {
    this._options = { unit: "", isWhole: false, gap: 0, describe: "", ...options };
    const { label, low, high, usual, describe } = this._options;
    this._scale = scaleOf(low, high, usual);
    this._value = usual;
    this._settling = new Settling((value) => {
      this._value = value;
      this._draw();
    });
    this._fill = make("i", { className: "fill", ariaHidden: "true" });
    this._actual = make("i", { className: "actual", ariaHidden: "true", hidden: true });
    this._mark = make("i", { className: "mark", ariaHidden: "true" });
    this._figure = make("output");
    this.element = make(
      "div",
      { className: "fader", role: "slider", tabIndex: 0, ariaLabel: label, ariaValueMin: low, ariaValueMax: high, title: describe },
      make("div", { className: "groove" }, this._fill, this._mark, this._actual),
      make("span", { className: "label" }, label),
      this._figure,
    );
    this._mark.style.left = `${this._scale.toTravel(usual) * 100}%`;
    this._fill.style.setProperty("--from", this._scale.toTravel(clamp(0, low, high)));
    this._listen();
    this._draw();
  }

  get value() {
    return this._value;
  }

  /** Take where the instrument stands; while a finger moves the fader, that waits. */
  show(value) {
    if (Number.isFinite(value)) this._settling.tell("value", value);
  }

  /** Show where a glide has got to, where that differs from where it is headed. */
  showActual(value) {
    this._actual.hidden = !(Number.isFinite(value) && Math.abs(value - this._value) > 1e-3);
    if (!this._actual.hidden) this._actual.style.left = `${this._scale.toTravel(value) * 100}%`;
  }

  /** Move as a finger would. */
  move(value) {
    const { low, high, isWhole, gap, change } = this._options;
    let next = clamp(isWhole ? Math.round(value) : value, low, high);
    if (gap && Math.abs(next) < gap) next = (next || this._value) < 0 ? -gap : gap;
    this._settling.touch();
    if (next === this._value) return;
    this._value = next;
    this._draw();
    change(next);
  }

  _listen() {
    const element = this.element;
    keepGestures(element, () => this._drag?.moved);
    element.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      this._drag = { id: event.pointerId, x: event.clientX, travel: this._scale.toTravel(this._value), moved: 0 };
      this._hold = setTimeout(() => this._held(), HOLD_MS);
    });
    element.addEventListener("pointermove", (event) => this._dragged(event));
    for (const kind of ["pointerup", "pointercancel"]) {
      element.addEventListener(kind, (event) => {
        if (event.pointerId === this._drag?.id) this._letGo();
      });
    }
    element.addEventListener("dblclick", () => this.move(this._options.usual));
    element.addEventListener("keydown", (event) => this._pressed(event));
    element.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      if (event.pointerType !== "touch") this._options.hold?.();
    });
  }

  _held() {
    if (!this._drag || this._drag.moved) return;
    this._letGo();
    nod();
    this._options.hold?.();
  }

  _letGo() {
    clearTimeout(this._hold);
    this._drag = null;
    this.element.classList.remove("is-moved");
  }

  _dragged(event) {
    const drag = this._drag;
    if (event.pointerId !== drag?.id) return;
    const way = event.clientX - drag.x;
    if (!drag.moved && Math.abs(way) < STILL_PX) return;
    if (!drag.moved) {
      this.element.setPointerCapture(event.pointerId);
      this.element.classList.add("is-moved");
      drag.x = event.clientX;
      drag.moved = 1;
      clearTimeout(this._hold);
      return;
    }
    drag.travel = clamp(drag.travel + (way / this.element.clientWidth) * (event.shiftKey ? FINE : 1), 0, 1);
    drag.x = event.clientX;
    this.move(this._scale.toValue(drag.travel));
  }

  _pressed(event) {
    const { low, high, isWhole, usual } = this._options;
    const step = KEYS[event.key];
    const ends = { Home: low, End: high, Delete: usual };
    if (step) {
      const travel = this._scale.toTravel(this._value) + step * (event.shiftKey ? FINE : 1);
      const next = this._scale.toValue(travel);
      // A small step of travel may be less than one of what is counted.
      this.move(isWhole && Math.round(next) === this._value ? this._value + Math.sign(step) : next);
    } else if (event.key in ends) this.move(ends[event.key]);
    else return;
    event.preventDefault();
  }

  _draw() {
    const { isWhole, unit } = this._options;
    const text = `${figure(this._value, isWhole)}${unit ? ` ${unit}` : ""}`;
    this._fill.style.setProperty("--to", this._scale.toTravel(this._value));
    write(this._figure, text);
    this.element.setAttribute("aria-valuenow", this._value);
    this.element.setAttribute("aria-valuetext", text);
  }
}
