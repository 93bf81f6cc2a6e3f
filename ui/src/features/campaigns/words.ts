/** Tones of a campaign's and a recipient's states, and the states a list offers. */
import type { Campaign, Recipient } from "@/api/contract";
import type { Tone } from "@/components/StateWord";

export const campaignTone: Record<Campaign["state"], Tone> = { draft: "quiet", scheduled: "quiet", launching: "busy", running: "busy", paused: "warn", finished: "good", cancelled: "quiet" };

export const recipientTone: Record<Recipient["state"], Tone> = {
  pending: "quiet",
  claimed: "busy",
  in_doubt: "warn",
  enqueued: "quiet",
  sent: "quiet",
  failed: "bad",
  rejected: "bad",
  delivered: "good",
  read: "good",
  enqueued_failed: "bad",
  skipped: "warn",
};

export const campaignStates: Campaign["state"][] = ["draft", "scheduled", "running", "paused", "finished", "cancelled"];
