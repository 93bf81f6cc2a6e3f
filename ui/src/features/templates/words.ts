/** Tones of a template's and a translation's states. Words Sinch adds later are quiet, not wrong. */
import type { Tone } from "@/components/StateWord";

const tones: Record<string, Tone> = { approved: "good", usable: "good", pending: "warn", paused: "warn", draft: "quiet", rejected: "bad", disabled: "bad", gone: "bad" };

export function templateTone(state: string): Tone {
  return tones[state] ?? "quiet";
}

export const templateStates = ["approved", "usable", "pending", "rejected", "paused", "disabled", "draft", "gone"];
