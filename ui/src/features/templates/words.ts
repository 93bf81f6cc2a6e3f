/** Tones of a template's and a translation's states, and what a sync saw in a sentence. Words Sinch adds later are quiet, not wrong. */
import type { TemplateChange } from "@/api/contract";
import type { Tone } from "@/components/StateWord";
import { languageName } from "@/lib/format";
import { say } from "@/lib/words";

const tones: Record<string, Tone> = { approved: "good", usable: "good", pending: "warn", paused: "warn", draft: "quiet", rejected: "bad", disabled: "bad", gone: "bad" };

export function templateTone(state: string): Tone {
  return tones[state] ?? "quiet";
}

export const templateKinds = ["whatsapp", "omni"];
export const templateStates = ["approved", "usable", "pending", "rejected", "paused", "disabled", "draft", "gone"];
export const templateCategories = ["MARKETING", "UTILITY", "AUTHENTICATION"];

/** Meta's codes that have words of ours; others are shown as they are. */
const reasons = ["ABUSIVE_CONTENT", "INCORRECT_CATEGORY", "INVALID_FORMAT", "SCAM"];

/** What a reason means and what to do about it. */
export function reasonWords(code: string): { meaning: string; advice: string | null } {
  return reasons.includes(code) ? { meaning: say("ui-template-reason-word", { code }), advice: say("ui-template-reason-advice", { code }) } : { meaning: code, advice: null };
}

/** "Italian was rejected by Meta (was pending)". The text and the variables are shown beneath, not in the sentence. */
export function changeWords({ what, language, before, after }: TemplateChange): string {
  const shown = (value: string | null) => {
    if (!value) return "–";
    if (what === "state" || what === "added" || what === "returned" || what === "language_added") return say("ui-template-state-word", { state: value });
    if (what === "category") return say("ui-template-category-name", { category: value });
    return what === "default_language" ? languageName(value) : value;
  };
  return say("ui-template-change", { what, language: language ? languageName(language) : "", before: shown(before), after: shown(after) });
}
