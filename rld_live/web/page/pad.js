// The morph pad: a square of four seeds under a finger.

import { make, write } from "./element.js";
import { clamp, figure } from "./numbers.js";
import { keepGestures } from "./press.js";
import { Settling } from "./settling.js";

const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const STEP = 0.02;
const FINE = 0.1;
const CORNERS = ["a", "b", "c", "d"]; // at 0 0, 1 0, 0 1, 1 1

export class Pad {
  /** @param {HTMLElement} element  @param {{move: (x: number, y: number) => void}} options */
  constructor(element, { move }) {
    this._element = element;
    this._move = move;
    this._at = [0, 0];
    this._finger = null;
    this._settling = new Settling((x, y) => {
      this._at = [clamp(x, 0, 1), clamp(y, 0, 1)];
      this._draw();
    });
    this._puck = make("i", { className: "puck", ariaHidden: "true" });
    this._actual = make("i", { className: "ghost", ariaHidden: "true", hidden: true });
    this._corners = CORNERS.map((name) => make("span", { className: `corner ${name}` }, name));
    this._figure = make("output", { className: "figure" });
    // Two sliders that only a screen reader meets; the square itself is one stop for the keyboard.
    this._sliders = ["x", "y"].map((axis, index) => this._slider(axis, index));
    element.append(...this._corners, this._actual, this._puck, this._figure, ...this._sliders);
    element.tabIndex = 0;
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", "morph pad: arrow keys move it");
    this._listen();
    this._draw();
  }

  /** Name the seeds at the corners. */
  label(seeds) {
    this._corners.forEach((corner, index) => write(corner, String(seeds[index] ?? "–")));
    this._element.classList.toggle("is-idle", seeds.length !== CORNERS.length);
  }

  /** Take where the instrument's pad is headed; while a finger moves on it, that waits. */
  show(x, y) {
    this._settling.tell("xy", x, y);
  }

  /** Show where a glide has got to; -1 -1 where the pad is not in use. */
  showActual(x, y) {
    const isElsewhere = Math.hypot(x - this._at[0], y - this._at[1]) > 0.01;
    this._actual.hidden = x < 0 || !isElsewhere;
    place(this._actual, x, y);
  }

  _listen() {
    const element = this._element;
    keepGestures(element);
    element.addEventListener("pointerdown", (event) => {
      if (event.button || this._finger !== null) return;
      this._finger = event.pointerId;
      element.setPointerCapture(event.pointerId);
      this._touch(event);
    });
    element.addEventListener("pointermove", (event) => {
      if (event.pointerId === this._finger) this._touch(event);
    });
    for (const kind of ["pointerup", "pointercancel"]) {
      element.addEventListener(kind, (event) => {
        if (event.pointerId === this._finger) this._finger = null;
      });
    }
    element.addEventListener("keydown", (event) => {
      const way = STEPS[event.key];
      if (!way || event.target !== element) return;
      const step = STEP * (event.shiftKey ? FINE : 1);
      this._to(this._at[0] + way[0] * step, this._at[1] + way[1] * step);
      event.preventDefault();
    });
  }

  _touch(event) {
    const box = this._element.getBoundingClientRect();
    this._to((event.clientX - box.left) / box.width, 1 - (event.clientY - box.top) / box.height);
  }

  _to(x, y) {
    const next = [clamp(x, 0, 1), clamp(y, 0, 1)];
    this._settling.touch();
    if (next[0] === this._at[0] && next[1] === this._at[1]) return;
    this._at = next;
    this._draw();
    this._move(...next);
  }

  _slider(axis, index) {
    const slider = make("input", { type: "range", min: 0, max: 1, step: 0.01, tabIndex: -1, className: "unseen", ariaLabel: `morph pad ${axis}` });
    slider.addEventListener("input", () => this._to(...(index ? [this._at[0], Number(slider.value)] : [Number(slider.value), this._at[1]])));
    return slider;
  }

  _draw() {
    const [x, y] = this._at;
    place(this._puck, x, y);
    write(this._figure, `${figure(x)}  ${figure(y)}`);
    this._sliders.forEach((slider, index) => (slider.value = this._at[index]));
  }
}

function place(element, x, y) {
  element.style.left = `${x * 100}%`;
  element.style.top = `${(1 - y) * 100}%`;
}
