/** How fast a campaign sends now or, once nothing is left to send, what it still waits for. */
import type { Campaign } from "@/api/contract";
import { count, rate } from "./format";
import { say } from "./words";

export function pace({ state, counts, rate_now }: Pick<Campaign, "state" | "counts" | "rate_now">): string {
  if (state !== "running") return say("ui-campaign-state", { state });
  if (counts.pending > 0) return rate_now === 0 ? say("ui-pace-starting") : rate(rate_now);
  if (counts.claimed > 0) return say("ui-pace-answers", many(counts.claimed));
  if (counts.in_doubt > 0) return say("ui-pace-doubts", many(counts.in_doubt));
  // Sent and delivered may be the last word; enqueued never is.
  return counts.enqueued > 0 ? say("ui-pace-statuses", many(counts.enqueued)) : say("ui-pace-sent");
}

/** The number, grouped; one stays a number, for its own form of the sentence. */
function many(n: number): { n: number | string } {
  return { n: n === 1 ? 1 : count(n) };
}
