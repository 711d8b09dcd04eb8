// Transport: what must be in reach whatever is on the screen.

import { byId, write } from "./element.js";
import { onTouch } from "./press.js";

export function playTransport({ store, say }) {
  const transport = byId("transport");
  const isPlaying = () => ["playing", "waiting"].includes(store.status("state"));
  onTouch(transport, () => say(isPlaying() ? "/rld/stop" : "/rld/play"));
  store.on("/rld/status/state", (state) => {
    write(transport, isPlaying() ? "Stop" : "Play");
    document.body.dataset.state = state;
  });

  for (const [id, address] of [["freeze", "/rld/freeze"], ["mute", "/rld/mute"]]) {
    const button = byId(id);
    onTouch(button, () => say(address, button.ariaPressed === "true" ? 0 : 1));
    store.on(address, (value) => (button.ariaPressed = String(Boolean(value))));
  }

  const panic = () => say("/rld/panic");
  onTouch(byId("panic"), panic);

  // The space bar plays and stops, Escape is the panic, wherever the keyboard is; but a field takes its spaces.
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key === "Escape") panic();
    else if (event.target.matches?.("input[type=text]")) return;
    else if (event.key === " " && !event.target.matches?.("button")) {
      event.preventDefault();
      transport.click();
    }
  });
}
