// What was heard in the last seconds: the outline of the sound, and the latent frames.

import { drawSoon, fit } from "./canvas.js";

const SECONDS = 8;
const OUTLINE_FRAMES = 256;
const STRIP_COLUMNS = 180;
const FULL_DEVIATIONS = 1.6; // of a dimension, at which its colour is full

/** Draw `/rld/waveform`: the least and the greatest sample of each 256 frames. */
export function showWaveform(canvas, { store, accent }) {
  let outline = [];
  const draw = drawSoon(() => {
    const { width, height, pen } = fit(canvas);
    if (!width) return;
    const kept = ((store.status("sample_rate") || 48000) / OUTLINE_FRAMES) * SECONDS;
    pen.clearRect(0, 0, width, height);
    pen.fillStyle = "#ffffff14";
    pen.fillRect(0, height / 2, width, 1);
    pen.fillStyle = accent;
    for (let x = 0; x < width; x += 1) {
      const from = outline.length / 2 - kept * (1 - x / width);
      const to = Math.max(from + 1, outline.length / 2 - kept * (1 - (x + 1) / width));
      let low = Infinity;
      let high = -Infinity;
      for (let at = Math.floor(from); at < Math.floor(to); at += 1) {
        if (at < 0) continue;
        low = Math.min(low, outline[2 * at]);
        high = Math.max(high, outline[2 * at + 1]);
      }
      if (high < low) continue;
      const top = (height / 2) * (1 - Math.min(1, high));
      pen.fillRect(x, top, 1, Math.max(1, (height / 2) * (1 - Math.max(-1, low)) - top));
    }
  });
  store.on("/rld/waveform", (...pairs) => {
    outline.push(...pairs);
    const kept = 2 * Math.ceil(((store.status("sample_rate") || 48000) / OUTLINE_FRAMES) * SECONDS);
    if (outline.length > kept) outline = outline.slice(-kept);
    draw();
  });
  addEventListener("resize", draw);
}

/** Draw `/rld/latent/frame`: a column for each frame, a row for each dimension, each in units of its own strength. */
export function showStrip(canvas, { store, accent }) {
  const colours = { above: accent, below: "#8a93a6" };
  let frames = [];
  const draw = drawSoon(() => {
    const { width, height, pen } = fit(canvas);
    const rows = frames.at(-1)?.length;
    if (!width || !rows) return;
    const squares = frames.at(-1).map((_, row) => frames.reduce((sum, frame) => sum + frame[row] ** 2, 0));
    const full = squares.map((square) => FULL_DEVIATIONS * Math.sqrt(square / frames.length) + 1e-9);
    const step = width / STRIP_COLUMNS;
    const tall = height / rows;
    pen.clearRect(0, 0, width, height);
    frames.forEach((frame, index) => {
      const x = Math.round(width - (frames.length - index) * step);
      const wide = Math.round(width - (frames.length - index - 1) * step) - x;
      frame.forEach((value, row) => {
        pen.globalAlpha = Math.min(1, Math.abs(value) / full[row]);
        pen.fillStyle = value > 0 ? colours.above : colours.below;
        pen.fillRect(x, row * tall, wide, Math.max(1, tall - 1));
      });
    });
    pen.globalAlpha = 1;
  });
  store.on("/rld/latent/frame", (...frame) => {
    frames.push(frame);
    if (frames.length > STRIP_COLUMNS) frames = frames.slice(-STRIP_COLUMNS);
    draw();
  });
  addEventListener("resize", draw);
}
