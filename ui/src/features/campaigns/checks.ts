/** How a line of the launch gate looks, and in which step of the wizard a failed one is mended. */
import type { CampaignCheck } from "@/api/contract";
import type { Tone } from "@/components/StateWord";
import type { Step } from "./draft";

type Line = CampaignCheck["lines"][number];

export const checkTone: Record<Line["state"], Tone> = { passed: "good", warned: "warn", failed: "bad" };

export const mending: Record<string, Step> = { account: "basics", channel: "template", template: "template", variables: "variables", audience: "audience", rate: "rate" };
