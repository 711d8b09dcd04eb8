// The websocket to the web process: comes back by itself, and never sends late what was meant for another moment.

const STALE_MS = 1500;
const NO_CONNECTION = "no connection";
const NO_TOKEN = "open the address with its token";
const PAUSES_MS = [250, 500, 1000, 2000];

export class Connection {
  /** @param {(told: object) => void} hear  @param {(isHere: boolean, why: string) => void} change */
  constructor(hear, change) {
    this._hear = hear;
    this._change = change;
    this._socket = null;
    this._attempts = 0;
    this._lastTold = performance.now();
    this._timer = 0;
    this._why = NO_CONNECTION;
    this._open();
    setInterval(() => this._watch(), 250);
    document.addEventListener("visibilitychange", () => document.hidden || this._hurry());
    addEventListener("online", () => this._hurry());
  }

  /** Return whether the command went out; while nobody is there it does not, and is forgotten. */
  send(address, ...values) {
    if (this._socket?.readyState !== WebSocket.OPEN) return false;
    this._socket.send(JSON.stringify([address, ...values]));
    return true;
  }

  _open() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/ws`);
    this._socket = socket;
    this._opened = performance.now();
    socket.onmessage = ({ data }) => socket === this._socket && this._told(JSON.parse(data));
    socket.onclose = () => socket === this._socket && this._retry();
  }

  _told(told) {
    this._attempts = 0;
    this._lastTold = performance.now();
    this._hear(told);
    // Answered when it is drawn: a slow screen then gets fewer pictures, not older ones.
    const seen = () => this._socket?.readyState === WebSocket.OPEN && this._socket.send(JSON.stringify({ seen: told.n }));
    if (document.hidden) seen();
    else requestAnimationFrame(seen);
    this._change(told.heard, told.heard ? "" : "the engine is silent");
  }

  _watch() {
    if (!this._socket) this._change(false, this._why);
    const now = performance.now();
    if (now - Math.max(this._lastTold, this._opened) > STALE_MS && this._socket) {
      this._socket.onclose = null;
      this._socket.close();
      this._retry();
    }
  }

  _retry() {
    this._socket = null;
    this._change(false, this._why);
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this._open(), PAUSES_MS[Math.min(this._attempts++, PAUSES_MS.length - 1)]);
    if (this._attempts === 2) this._askWhy();
  }

  _hurry() {
    if (this._socket) return;
    clearTimeout(this._timer);
    this._attempts = 0;
    this._open();
  }

  async _askWhy() {
    const answer = await fetch("/healthz").catch(() => null);
    this._why = answer?.status === 401 ? NO_TOKEN : NO_CONNECTION;
  }
}
