/** The stretch of time that the numbers are of, and how long the chart is, as both stand in the address. No drawing. */
import type { Minute, Overview } from "@/api/contract";

const MINUTE_MS = 60_000;

/** How long the chart may be: its word in the address, its minutes. */
export const spans = { "15m": 15, "1h": 60, "6h": 360, "24h": 1440 } as const;
export type Span = keyof typeof spans;

export interface Stretch {
  from_at: number;
  /** Exclusive. */
  to_at: number;
}

export function readSpan(text: string | undefined): Span | undefined {
  return text !== undefined && text in spans ? (text as Span) : undefined;
}

/** Whole minutes, both ends given and in order; anything else is no stretch. */
export function readStretch(from: string | undefined, to: string | undefined): Stretch | undefined {
  const from_at = Date.parse(from ?? "");
  const to_at = Date.parse(to ?? "");
  return from_at < to_at ? { from_at, to_at } : undefined;
}

/** `2026-11-21T14:02Z`: readable in an address that is sent to a colleague. */
export function writeStretch(stretch: Stretch | undefined): { from?: string; to?: string } {
  const text = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`;
  return { from: stretch && text(stretch.from_at), to: stretch && text(stretch.to_at) };
}

/** The stretch between two minutes of the chart, both included, whichever was touched first. */
export function between(minutes: Minute[], one: number, other: number): Stretch | undefined {
  const first = minutes[Math.min(one, other)];
  const last = minutes[Math.max(one, other)];
  return first && last && { from_at: first.at, to_at: last.at + MINUTE_MS };
}

/** The first and the last minute of the chart that belong to a stretch. */
export function placeOf(minutes: Minute[], stretch: Stretch): { first: number; last: number } | undefined {
  const first = minutes.findIndex((minute) => minute.at >= stretch.from_at);
  const last = minutes.findLastIndex((minute) => minute.at < stretch.to_at);
  return first >= 0 && last >= first ? { first, last } : undefined;
}

export function minutesOf(stretch: Overview["stretch"]): number {
  return Math.round((stretch.to_at - stretch.from_at) / MINUTE_MS);
}
