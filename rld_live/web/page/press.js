// Fingers: what is a tap, and what is a hold.

export const HOLD_MS = 550;
const CLICK_MS = 1000; // a click that comes this soon after a touch belongs to it
const STILL_PX = 10;

/** Let the finger feel that a hold was understood, where the device can. */
export function nod() {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(20);
}

/**
 * Keep the browser's own gestures off an element while `isOurs()`: a flick that ends on it would otherwise swallow the
 * next tap, wherever that goes.
 */
export function keepGestures(element, isOurs = () => true) {
  for (const kind of ["touchstart", "touchmove"]) {
    element.addEventListener(kind, (event) => isOurs() && event.cancelable && event.preventDefault(), { passive: false });
  }
}

/** Call `act` when the element is touched, not when it is let go; and when the keyboard or a screen reader presses it. */
export function onTouch(element, act) {
  let touchedAt = -Infinity;
  element.addEventListener("pointerdown", (event) => {
    if (event.button || element.disabled) return;
    touchedAt = performance.now();
    act();
  });
  element.addEventListener("click", () => {
    if (performance.now() - touchedAt > CLICK_MS) act();
    touchedAt = -Infinity;
  });
}

/** Call `hold` when a finger rests on the element, `tap` when it does not; the menu key holds as well. */
export function onPress(element, { tap, hold }) {
  let timer = 0;
  let start = null;
  let isHeld = false;
  const end = () => {
    clearTimeout(timer);
    start = null;
    element.classList.remove("is-pressed");
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    isHeld = false;
    start = [event.clientX, event.clientY];
    element.classList.add("is-pressed");
    timer = setTimeout(() => {
      isHeld = true;
      end();
      nod();
      hold?.();
    }, HOLD_MS);
  });
  element.addEventListener("pointermove", (event) => {
    if (start && Math.hypot(event.clientX - start[0], event.clientY - start[1]) > STILL_PX) end();
  });
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) element.addEventListener(kind, end);
  element.addEventListener("click", (event) => {
    if (isHeld) event.preventDefault();
    else tap?.(event);
    isHeld = false;
  });
  element.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    if (event.pointerType !== "touch" && !isHeld) hold?.();
  });
}
