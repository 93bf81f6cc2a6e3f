/** Which of the numbers with a story are in view. */
import type { ScenarioNumber } from "@/api/contract";

/** `none`: the story ends without a reason code. */
export const kinds = ["none", "retry_later", "recipient", "message", "setup", "policy"] as const;

export function fits(row: ScenarioNumber, kind: string | undefined, search: string | undefined): boolean {
  if (kind && (row.kind ?? "none") !== kind) return false;
  const words = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const text = [row.number, row.story, row.code, row.meaning].join(" ").toLowerCase();
  return words.every((word) => text.includes(word) || (/^\+?\d+$/.test(word) && row.number.includes(word)));
}
