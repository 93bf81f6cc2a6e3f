/** The moments of one attempt, in the order in which they happened. */
import type { Response } from "@/api/contract";

type Attempt = Response<"campaigns.recipient">["attempts"][number];

export type Happening = "claimed" | "accepted" | "sent" | "delivered" | "read" | "failed";

export function moments(attempt: Pick<Attempt, "claimed_at" | "accepted_at" | "sent_at" | "delivered_at" | "read_at" | "failed_at">): { what: Happening; at: number }[] {
  const known: [Happening, number | null][] = [
    ["claimed", attempt.claimed_at],
    ["accepted", attempt.accepted_at],
    ["sent", attempt.sent_at],
    ["delivered", attempt.delivered_at],
    ["read", attempt.read_at],
    ["failed", attempt.failed_at],
  ];
  return known.flatMap(([what, at]) => (at === null ? [] : [{ what, at }])).sort((a, b) => a.at - b.at);
}
