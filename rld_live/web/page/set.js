// The set: written cues, presets, the recording.

import { byId, make, write } from "./element.js";
import { clock } from "./numbers.js";
import { onTouch } from "./press.js";

const NAME = /^[A-Za-z0-9 _-]{1,64}$/;

export function playSet(tools) {
  playCues(tools);
  keepPresets(tools);
  record(tools);
}

function playCues({ store, say, ask }) {
  const list = byId("cues");
  let names = [];
  const show = () => {
    const now = store.status("cuelist") ?? 0;
    write(byId("cue-now"), now ? `${now}  ${names[now - 1] ?? ""}` : names.length ? `${names.length} cues` : "no cue list");
    [...list.children].forEach((item, index) => item.classList.toggle("is-now", index + 1 === now));
  };
  onTouch(byId("cue-next"), () => say("/rld/cuelist/next"));
  store.on("/rld/status/cuelist", show);
  ask("/rld/cuelist").then((lines) => {
    const entries = lines.filter(([address]) => address === "/rld/cuelist/entry");
    names = entries.map(([, , name]) => name);
    byId("cue-next").disabled = !names.length;
    list.replaceChildren(
      ...entries.map(([, number, name]) => {
        const button = make("button", { type: "button" }, make("b", {}, String(number)), make("span", {}, name));
        button.addEventListener("click", () => say("/rld/cuelist/goto", number));
        return make("li", {}, button);
      }),
    );
    show();
  });
}

function keepPresets({ say, ask }) {
  const list = byId("presets");
  const input = byId("preset-name");
  const refresh = async () => {
    const [, , ...names] = (await ask("/rld/preset/list")).find(([address]) => address === "/rld/done") ?? [];
    const items = names.map((name) => {
      const button = make("button", { type: "button", ariaLabel: `load preset ${name}` }, make("span", {}, name));
      button.addEventListener("click", () => say("/rld/preset/load", name));
      return make("li", {}, button);
    });
    list.replaceChildren(...(items.length ? items : [make("li", { className: "quiet" }, "none yet")]));
  };
  byId("preset-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!NAME.test(input.value)) return input.focus();
    await ask("/rld/preset/save", input.value);
    input.value = "";
    input.blur();
    return refresh();
  });
  // Others save presets, too: the list is asked for whenever it comes into sight.
  new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && refresh()).observe(list);
}

function record({ store, say }) {
  const button = byId("record");
  const input = byId("record-name");
  const line = byId("recording");
  let since = 0;
  byId("record-form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (store.status("recording")) return say("/rld/record/stop");
    if (input.value && !NAME.test(input.value)) return input.focus();
    input.blur();
    return say("/rld/record/start", ...(input.value ? [input.value] : []));
  });
  const show = () => {
    const file = store.status("recording");
    write(line, file ? `${clock((performance.now() - since) / 1000)}  ${file.split("/").at(-1)}` : "");
  };
  store.on("/rld/status/recording", (file) => {
    since = performance.now();
    write(button, file ? "Stop recording" : "Record");
    button.classList.toggle("is-recording", Boolean(file));
    show();
  });
  setInterval(show, 1000);
}
