/**
 * Milliseconds since the epoch from a number of seconds, milliseconds, microseconds or nanoseconds, told apart by
 * their digits: the platform sends ms in events, µs in callbacks, s in menu events and request headers.
 * null for what is no plain number.
 */
export function epochMs(value: string | number): number | null {
  const text = String(value).trim();
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return null;
  const number = Number(text);
  const digits = /\d+/.exec(text)?.[0].length ?? 0;
  if (digits <= 11) return Math.round(number * 1000);
  if (digits <= 14) return Math.round(number);
  if (digits <= 17) return Math.round(number / 1000);
  return Math.round(number / 1_000_000);
}
