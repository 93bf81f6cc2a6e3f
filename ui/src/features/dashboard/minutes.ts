/** The arithmetic of the minutes chart: what to show of it, scale, lines. No drawing. */
import type { Minute, Overview } from "@/api/contract";

export const series = ["enqueued", "sent", "delivered", "read", "failed"] as const;
export type Series = (typeof series)[number];
export type Totals = Overview["totals"];

/** The last quarter of an hour while everything happened in it, else all: a first campaign is not drawn as a spike at the edge. */
export function fitting(minutes: Minute[]): Minute[] {
  const quarter = minutes.slice(-15);
  return highest(minutes.slice(0, -15)) > 0 ? minutes : quarter;
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

/** Which minutes get a label, so that labels stay about 96 pixels apart and fall on round minutes. */
export function ticks(minutes: Minute[], width: number): number[] {
  const room = Math.max(2, Math.floor(width / 96));
  const every = [2, 5, 10, 15, 30, 60, 120, 180, 360].find((step) => minutes.length / step <= room) ?? 360;
  return minutes.flatMap((minute, index) => (Math.floor(minute.at / 60_000) % every === 0 && index > 0 && index < minutes.length - 1 ? [index] : []));
}
