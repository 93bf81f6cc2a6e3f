/** How fast a campaign sends, against what the app allows and what was asked for, and how long it still takes. */
import type { Campaign } from "@/api/contract";
import { count, span } from "@/lib/format";
import { pace } from "@/lib/pace";
import { say } from "@/lib/words";

type Paced = Pick<Campaign, "state" | "counts" | "rate_now" | "rate" | "allowed_rate" | "seconds_left">;

export function paceWords(campaign: Paced): string {
  const { counts, rate_now, rate, allowed_rate, seconds_left } = campaign;
  const now = pace(campaign);
  const own = rate !== null && (allowed_rate === null || rate < allowed_rate);
  const limit = own ? rate : allowed_rate;
  const sending = rate_now > 0 && counts.pending > 0;
  const speed = !sending || limit === null ? now : say(own ? "ui-campaign-pace-own" : "ui-campaign-pace", { now, allowed: count(limit) });
  return [speed, seconds_left ? say("ui-campaign-left", { span: span(seconds_left) }) : null].filter(Boolean).join(" · ");
}
