// Between a finger and the instrument: while the finger moves, what the instrument tells waits.

const SETTLE_MS = 400; // the answers to a movement are over by then

export class Settling {
  /** @param {(...values) => void} apply  what shows the instrument's values */
  constructor(apply) {
    this._apply = apply;
    this._waiting = new Map();
    this._quietAt = -Infinity;
    this._timer = 0;
  }

  /** Note that a finger moves something now. */
  touch() {
    this._quietAt = performance.now() + SETTLE_MS;
  }

  /** Apply `values` now or when the finger has come to rest; the latest of each `key`. */
  tell(key, ...values) {
    if (performance.now() >= this._quietAt) return this._apply(...values);
    this._waiting.set(key, values);
    return this._wait();
  }

  _wait() {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => {
      if (performance.now() < this._quietAt) return this._wait();
      for (const values of this._waiting.values()) this._apply(...values);
      return this._waiting.clear();
    }, SETTLE_MS);
  }
}
