/** Tones of an account's states, in one place for list, page and form. */
import type { Account, ReportStep } from "@/api/contract";
import type { Tone } from "@/components/StateWord";

export const healthTone: Record<Account["health"], Tone> = { ready: "good", attention: "warn", failing: "bad", unproven: "quiet" };

export const stepTone: Record<ReportStep["state"], Tone> = { passed: "good", warned: "warn", failed: "bad", skipped: "quiet" };

export const webhookTone: Record<Account["webhook"]["state"], Tone> = { ours: "good", missing: "bad", limit: "bad", no_domain: "warn", none: "quiet" };
