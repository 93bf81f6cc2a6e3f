/**
 * The ledger's states folded into the five a reader follows, in the order a message passes them.
 * Colours live in `app/theme.css` under `--status-<name>`; every use also carries a word or a number.
 */
import type { Counts } from "@/api/contract";

export const stages = ["read", "delivered", "sent", "enqueued", "doubt", "failed", "waiting"] as const;
export type Stage = (typeof stages)[number];

const folded: Record<keyof Counts, Stage> = {
  read: "read",
  delivered: "delivered",
  sent: "sent",
  enqueued: "enqueued",
  in_doubt: "doubt",
  failed: "failed",
  rejected: "failed",
  enqueued_failed: "failed",
  skipped: "failed",
  pending: "waiting",
  claimed: "waiting",
};

export function stageOf(state: string): Stage {
  return folded[state as keyof Counts] ?? "waiting";
}

/** How many recipients stand at each stage now. */
export function byStage(counts: Counts): Record<Stage, number> {
  const sums = Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>;
  for (const [state, n] of Object.entries(counts)) sums[stageOf(state)] += n;
  return sums;
}

/** How many have come at least as far as each step: what a funnel shows. */
export function funnel(counts: Counts): { step: "audience" | "enqueued" | "sent" | "delivered" | "read"; n: number }[] {
  const read = counts.read;
  const delivered = read + counts.delivered;
  // Failed and rejected were handed over and sent on before Sinch reported them.
  const sent = delivered + counts.sent + counts.failed + counts.rejected;
  const enqueued = sent + counts.enqueued;
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return [
    { step: "audience", n: all },
    { step: "enqueued", n: enqueued },
    { step: "sent", n: sent },
    { step: "delivered", n: delivered },
    { step: "read", n: read },
  ];
}

/** The part (0 to 1) of the recipients for whom sending is over. */
export function progress(counts: Counts): number {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return all === 0 ? 0 : 1 - (counts.pending + counts.claimed) / all;
}
