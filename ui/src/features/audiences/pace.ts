/** How quickly an import goes and how long it may still take. Pure. */
import type { Import } from "@/api/contract";

/** Rows a second from the begin until `until`. */
export function pace(told: Import, until: number): number {
  const seconds = Math.max(0.001, (until - told.created_at) / 1000);
  return told.rows / seconds;
}

/** Seconds that it may still take; none where too little is known to say. */
export function remaining(told: Import, now: number): number | null {
  const seconds = (now - told.created_at) / 1000;
  if (seconds < 2 || told.percent < 2) return null;
  return (seconds / told.percent) * (100 - told.percent);
}
