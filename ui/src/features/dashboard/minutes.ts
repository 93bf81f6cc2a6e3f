/** The arithmetic of the minutes chart: gaps filled, sums, scale, lines. No drawing. */
import type { Minute } from "@/api/contract";

export const series = ["enqueued", "sent", "delivered", "read", "failed"] as const;
export type Series = (typeof series)[number];
export type Totals = Record<Series, number>;

const MINUTE_MS = 60_000;

/** One entry for each minute up to now: the backend leaves out the minutes in which nothing happened. */
export function fill(minutes: Minute[], span: number, now: number): Minute[] {
  const last = Math.floor(now / MINUTE_MS);
  const known = new Map(minutes.map((minute) => [Math.floor(minute.at / MINUTE_MS), minute]));
  return Array.from({ length: span }, (_, index) => {
    const at = last - span + 1 + index;
    return known.get(at) ?? { at: at * MINUTE_MS, enqueued: 0, sent: 0, delivered: 0, read: 0, failed: 0 };
  });
}

/** Sums over the minutes from `from` to `to`, both included. */
export function totals(minutes: Minute[], from = 0, to = minutes.length - 1): Totals {
  const sums: Totals = { enqueued: 0, sent: 0, delivered: 0, read: 0, failed: 0 };
  for (const minute of minutes.slice(from, to + 1)) for (const each of series) sums[each] += minute[each];
  return sums;
}

/** The next 1, 2 or 5 times a power of ten, so that the axis carries round numbers. Never under 4. */
export function ceiling(value: number): number {
  if (value <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** The highest value of any series in the minutes. */
export function highest(minutes: Minute[]): number {
  return minutes.reduce((top, minute) => Math.max(top, ...series.map((each) => minute[each])), 0);
}

/** An SVG path through the points of one series in a box of the given size. */
export function line(minutes: Minute[], name: Series, width: number, height: number, top: number): string {
  const step = minutes.length > 1 ? width / (minutes.length - 1) : 0;
  return minutes.map((minute, index) => `${index === 0 ? "M" : "L"}${(index * step).toFixed(1)},${(height - (minute[name] / top) * height).toFixed(1)}`).join("");
}
