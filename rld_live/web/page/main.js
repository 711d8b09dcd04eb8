// The page: its parts, and what they share.

import { Connection } from "./connection.js";
import { byId, write } from "./element.js";
import { Hands } from "./hands.js";
import { showHealth } from "./health.js";
import { placeKnobs } from "./knobs.js";
import { Log } from "./log.js";
import { showMeters } from "./meters.js";
import { showMidi } from "./midi.js";
import { playMorph } from "./morph.js";
import { clock } from "./numbers.js";
import { showStrip, showWaveform } from "./scopes.js";
import { playSeeds } from "./seeds.js";
import { playSet } from "./set.js";
import { Sheet } from "./sheet.js";
import { playSlots } from "./slots.js";
import { Store } from "./store.js";
import { arrange } from "./tabs.js";
import { playTime } from "./time.js";
import { playTransport } from "./transport.js";

const ANSWER_MS = 3000;

const store = new Store();
const log = new Log();
const waiting = [];
let isHere = false;
let awaySince = performance.now();
let version;

const connection = new Connection(
  (told) => store.take(told),
  (isNowHere, why) => {
    if (isNowHere && !isHere) whenFirstHere();
    if (isNowHere !== isHere) {
      log.write(isNowHere ? "connected" : why);
      awaySince = performance.now();
    }
    isHere = isNowHere;
    document.body.classList.toggle("is-away", !isHere);
    const seconds = Math.round((performance.now() - awaySince) / 1000);
    if (!isHere) write(byId("away"), seconds ? `${why}, for ${seconds} s` : why);
  },
);

/** Send a command; what cannot go out now is said, and not sent later. */
function say(address, ...values) {
  const isSent = connection.send(address, ...values);
  if (!isSent) log.write(`${address} was not sent: no connection`, { isError: true });
  return isSent;
}

/** Send a command and return what it is answered with: all lines, the last of them its done or its error. */
function ask(address, ...values) {
  const key = JSON.stringify([address, ...values]);
  const asked = waiting.find((each) => each.key === key) ?? { key, address, lines: [], told: null };
  asked.told ??= new Promise((resolve) => {
    asked.resolve = resolve;
    if (!connection.send(address, ...values)) return resolve([]);
    waiting.push(asked);
    return setTimeout(() => finish(asked), ANSWER_MS);
  });
  return asked.told;
}

function finish(asked) {
  const at = waiting.indexOf(asked);
  if (at >= 0) waiting.splice(at, 1);
  asked.resolve(asked.lines);
}

store.onLine((address, values) => {
  log.hear(address, values);
  const isEnd = address === "/rld/done" || address === "/rld/error";
  for (const asked of [...waiting]) {
    if (isEnd && values[0] !== asked.address) continue;
    asked.lines.push([address, ...values]);
    if (isEnd) return finish(asked);
  }
  return undefined;
});

store.on("/rld/hello/version", (now) => {
  if (version !== undefined && version !== now) location.reload(); // this page belongs to another version
  version = now;
});
store.on("/rld/status/state", (state) => write(byId("state"), state));
store.on("/rld/status/seed", (seed) => write(byId("seed"), String(seed)));
store.on("/rld/status/position", (seconds) => write(byId("position"), clock(seconds)));
store.on("/rld/status/crossfade", (progress) => {
  byId("crossfade").value = Math.max(0, progress);
  byId("crossfade").classList.toggle("is-on", progress >= 0);
});

let isBuilt = false;

/** Build what is made from the namespace, once there is somebody who tells it. */
async function whenFirstHere() {
  if (isBuilt) return;
  isBuilt = true;
  const root = await (await fetch("/rld", { headers: { Accept: "application/json" } })).json();
  const tell = (text) => log.say(text);
  const nodes = (address) => address.split("/").slice(2).reduce((node, name) => node.CONTENTS[name], root);
  const tools = { store, say, ask, tell, nodes, sheet: new Sheet({ say, ask, tell }), accent: getComputedStyle(document.body).getPropertyValue("--accent").trim() };
  placeKnobs(root, tools);
  playSeeds(tools);
  playSlots(byId("slots"), tools);
  playMorph(tools);
  playTime(tools);
  playSet(tools);
  showMidi(tools);
  showWaveform(byId("waveform"), tools);
  showStrip(byId("strip"), tools);
  new Hands(byId("hands"), tools);
  document.body.classList.add("is-built");
}

arrange(byId("tabs"), [...document.querySelectorAll("main section")]);
playTransport({ store, say });
showMeters(byId("meters"), { store });
showHealth({ store });

// A stage has no time for a screen that sleeps; browsers grant this to secure pages only.
const stayAwake = () => document.hidden || navigator.wakeLock?.request("screen").catch(() => {});
document.addEventListener("visibilitychange", stayAwake);
stayAwake();
