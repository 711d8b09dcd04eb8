// Canvases, as sharp as the screen.

const DENSITY_MAXIMUM = 2;

/** Return a canvas' size in CSS pixels and its pen; a canvas that is not in sight has no width. */
export function fit(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const density = Math.min(DENSITY_MAXIMUM, devicePixelRatio);
  if (width && (canvas.width !== Math.round(width * density) || canvas.height !== Math.round(height * density))) {
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(density, 0, 0, density, 0, 0);
  return { width, height, pen };
}

/** Call `draw` once at the next picture, however often it is asked for until then. */
export function drawSoon(draw) {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      draw();
    });
  };
}
