// Numbers as a performer reads them.

const UNITS = { "gain.db": "dB", "time.second": "s", "time.bpm": "bpm", "time.frequency": "Hz" };

export const unitOf = (node) => UNITS[node.UNIT?.[0]] ?? node.UNIT?.[0] ?? "";

/** Return a value with as many digits as can be told apart on stage. */
export function figure(value, isWhole = false) {
  if (!Number.isFinite(value)) return "–";
  const digits = isWhole ? 0 : Math.abs(value) < 9.995 ? 2 : Math.abs(value) < 99.95 ? 1 : 0;
  return value.toFixed(digits).replace("-", "−");
}

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = String(Math.floor(whole / 60) % 60).padStart(hours ? 2 : 1, "0");
  return `${hours ? `${hours}:` : ""}${minutes}:${String(whole % 60).padStart(2, "0")}`;
}

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** Return a seed as it may be sent: a number where that is exact, its digits otherwise; null where there is none. */
export function seedOf(text) {
  const digits = text.trim();
  if (!/^[0-9]{1,19}$/.test(digits)) return null;
  return Number(digits) < 2 ** 31 ? Number(digits) : digits;
}
