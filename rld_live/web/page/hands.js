// Hands on the latent space: a bar for each dimension, drawn with a finger.

import { drawSoon, fit } from "./canvas.js";
import { Choice } from "./choice.js";
import { make, write } from "./element.js";
import { clamp, figure } from "./numbers.js";
import { keepGestures } from "./press.js";
import { Settling } from "./settling.js";

const HANDS = {
  bias: { low: -8, high: 8, neutral: 0 },
  scale: { low: 0, high: 4, neutral: 1 },
};
const RELEASE_SECONDS = 1;

export class Hands {
  constructor(element, { store, say, accent }) {
    this._say = say;
    this._accent = accent;
    this.draw = drawSoon(() => this._draw());
    this._hand = "bias";
    this._chosen = 0;
    this._values = { bias: [], scale: [] };
    this._settling = new Settling((hand, dimension, value) => this._show(hand, dimension, value));
    this._canvas = make("canvas", { className: "hands", tabIndex: 0 });
    this._canvas.setAttribute("role", "slider");
    this._figure = make("output", { className: "grow quiet" });
    const choice = make("div", { className: "choice", role: "radiogroup", ariaLabel: "hand" });
    this._choice = new Choice(choice, Object.keys(HANDS).map((value) => ({ value, label: value })), (hand) => this._take(hand));
    const release = make("button", { type: "button", textContent: "Let go" });
    release.addEventListener("click", () => say(`/rld/latent/${this._hand}/*`, HANDS[this._hand].neutral, RELEASE_SECONDS));
    element.append(make("div", { className: "row" }, choice, this._figure, release), this._canvas);
    this._listen();
    this._take("bias");
    store.on("/rld/hello/latent_dim", (count) => {
      for (const hand of Object.keys(HANDS)) {
        const { neutral } = HANDS[hand];
        this._values[hand] = Array.from({ length: count }, (_, d) => store.get(`/rld/latent/${hand}/${d}`)?.[0] ?? neutral);
        for (let d = 0; d < count; d += 1) store.on(`/rld/latent/${hand}/${d}`, (value) => this._settling.tell(`${hand}/${d}`, hand, d, value));
      }
      this.draw();
    });
    addEventListener("resize", () => this.draw());
  }

  _take(hand) {
    this._hand = hand;
    this._choice.show(hand);
    this._canvas.setAttribute("aria-valuemin", HANDS[hand].low);
    this._canvas.setAttribute("aria-valuemax", HANDS[hand].high);
    this.draw();
  }

  _show(hand, dimension, value) {
    this._values[hand][dimension] = value;
    if (hand === this._hand) this.draw();
  }

  _listen() {
    const canvas = this._canvas;
    keepGestures(canvas);
    let last = null;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      canvas.setPointerCapture(event.pointerId);
      last = null;
      last = this._touch(event, last);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (canvas.hasPointerCapture(event.pointerId)) last = this._touch(event, last);
    });
    canvas.addEventListener("keydown", (event) => this._pressed(event));
  }

  /** Set the bars that the finger has crossed since `last`, and return where it is. */
  _touch(event, last) {
    const count = this._values[this._hand].length;
    if (!count) return null;
    const { low, high, neutral } = HANDS[this._hand];
    const box = this._canvas.getBoundingClientRect();
    const dimension = clamp(Math.floor(((event.clientX - box.left) / box.width) * count), 0, count - 1);
    const travel = clamp(1 - (event.clientY - box.top) / box.height, 0, 1);
    let value = low + (high - low) * travel;
    if (Math.abs(value - neutral) < (high - low) * 0.02) value = neutral; // so that zero can be found again
    const from = last ?? dimension;
    const way = Math.sign(dimension - from) || 1;
    for (let d = from; d !== dimension + way; d += way) if (d !== last || d === dimension) this._set(d, value);
    return dimension;
  }

  _pressed(event) {
    const { low, high, neutral } = HANDS[this._hand];
    const values = this._values[this._hand];
    const steps = { ArrowUp: 1, ArrowDown: -1 };
    const ways = { ArrowRight: 1, ArrowLeft: -1 };
    if (event.key in ways) this._chosen = clamp(this._chosen + ways[event.key], 0, values.length - 1);
    else if (event.key in steps) this._set(this._chosen, values[this._chosen] + (steps[event.key] * (high - low)) / 100);
    else if (event.key === "Delete") this._set(this._chosen, neutral);
    else return;
    event.preventDefault();
    this.draw();
  }

  _set(dimension, value) {
    const { low, high } = HANDS[this._hand];
    const next = clamp(value, low, high);
    this._settling.touch();
    this._chosen = dimension;
    if (this._values[this._hand][dimension] === next) return;
    this._values[this._hand][dimension] = next;
    this._say(`/rld/latent/${this._hand}/${dimension}`, next);
    this.draw();
  }

  _draw() {
    const canvas = this._canvas;
    const { width, height, pen } = fit(canvas);
    if (!width) return;
    const { low, high, neutral } = HANDS[this._hand];
    const values = this._values[this._hand];
    const y = (value) => height * (1 - (value - low) / (high - low));
    const step = width / values.length;
    pen.clearRect(0, 0, width, height);
    values.forEach((value, dimension) => {
      pen.fillStyle = dimension === this._chosen ? "#ffffff14" : "#ffffff08";
      pen.fillRect(dimension * step + 1, 0, step - 2, height);
      pen.fillStyle = this._accent;
      pen.fillRect(dimension * step + 1, Math.min(y(value), y(neutral)) - 1, step - 2, Math.abs(y(value) - y(neutral)) + 2);
    });
    const chosen = values[this._chosen];
    const text = values.length ? `${this._chosen}:  ${figure(chosen)}` : "";
    write(this._figure, text);
    canvas.setAttribute("aria-label", `${this._hand} of each latent dimension: left and right choose, up and down move`);
    canvas.setAttribute("aria-valuetext", text);
    if (values.length) canvas.setAttribute("aria-valuenow", chosen);
  }
}
