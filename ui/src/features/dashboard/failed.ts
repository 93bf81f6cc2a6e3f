/** Which campaigns stand behind a number of failures. */
import type { Campaign } from "@/api/contract";

/** Those with that reason code that were launched or ended since then, or are at work now: what the overview counts. */
export function failedIn(campaigns: Campaign[], code: string, since: number): Campaign[] {
  return campaigns.filter(
    (campaign) =>
      campaign.failures.some((failure) => failure.code === code) &&
      (["launching", "running", "paused"].includes(campaign.state) || Math.max(campaign.launched_at ?? 0, campaign.finished_at ?? 0) >= since),
  );
}
