/** Keeps the choice of light or dark in the host's preferences instead of Mantine's own place. */
import { isMantineColorScheme, type MantineColorSchemeManager } from "@mantine/core";
import type { Preferences } from "@/api/host";

const KEY = "appearance";

export function schemeKeeper(preferences: Preferences): MantineColorSchemeManager {
  return {
    get: (fallback) => {
      const kept = preferences.read(KEY);
      return isMantineColorScheme(kept) ? kept : fallback;
    },
    set: (value) => preferences.keep(KEY, value),
    subscribe: () => {},
    unsubscribe: () => {},
    clear: () => preferences.keep(KEY, "auto"),
  };
}
