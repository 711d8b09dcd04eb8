// What the page knows: where every address stands, and who wants to hear of it.

export class Store {
  constructor() {
    this._latest = new Map();
    this._listeners = new Map();
    this._any = [];
  }

  /** Return the values of an address, or undefined. */
  get(address) {
    return this._latest.get(address);
  }

  /** Return the first value of a status field, or undefined. */
  status(field) {
    return this._latest.get(`/rld/status/${field}`)?.[0];
  }

  /** Call `listener(...values)` now, if there is something, and whenever the address changes or a line or stream comes. */
  on(address, listener) {
    if (!this._listeners.has(address)) this._listeners.set(address, []);
    this._listeners.get(address).push(listener);
    const known = this._latest.get(address);
    if (known) listener(...known);
  }

  /** Call `listener(address, values)` for every line: events, answers, errors. */
  onLine(listener) {
    this._any.push(listener);
  }

  /** Take what the web process told. */
  take({ latest, lines, streams }) {
    for (const [address, values] of Object.entries(latest)) {
      this._latest.set(address, values);
      this._tell(address, values);
    }
    for (const [address, ...values] of lines) {
      this._tell(address, values);
      for (const listener of this._any) listener(address, values);
    }
    for (const [address, pieces] of Object.entries(streams)) for (const values of pieces) this._tell(address, values);
  }

  _tell(address, values) {
    for (const listener of this._listeners.get(address) ?? []) listener(...values);
  }
}
