/** Where the campaign that is being written is kept, so that another page may begin one. */
import type { Preferences } from "@/api/host";

const KEY = "campaign-draft";

export function readKeptDraft(preferences: Preferences): string | null {
  return preferences.read(KEY);
}

export function keepDraft(preferences: Preferences, draft: object): void {
  preferences.keep(KEY, JSON.stringify(draft));
}
