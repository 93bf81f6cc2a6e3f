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

/** The stretch to show while nobody chose one: a quarter of an hour while everything happened in it, else an hour. */
export function fitting(minutes: Minute[], now: number): number {
  const quarter = now - 15 * MINUTE_MS;
  return minutes.some((minute) => minute.at <= quarter && highest([minute]) > 0) ? 60 : 15;
}

/** Sums over the minutes from `from` to `to`, both included. */
export function totals(minutes: Minute[], from = 0, to = minutes.length - 1): Totals {
  const sums: Totals = { enqueued: 0, sent: 0, delivered: 0, read: 0, failed: 0 };
  for (const minute of minutes.slice(from, to + 1)) for (const each of series) sums[each] += minute[each];
  return sums;
}

/** Where the axis ends: four times a round number, so that its quarters are whole and round too. Never under 4. */
export function ceiling(value: number): number {
  const quarter = Math.max(1, value / 4);
  const power = 10 ** Math.floor(Math.log10(quarter));
  return ([1, 2, 3, 5, 10].find((step) => step * power >= quarter) ?? 10) * power * 4;
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
