/** The command palette's state: open it from anywhere, and mark the line that enter means. */
import { createSpotlight } from "@mantine/spotlight";

export const [paletteStore, palette] = createSpotlight();

/**
 * Marks the first line. The palette does so itself when a letter is typed, but not when what was
 * found comes in above the line it marked.
 */
export function markFirst(): void {
  const { listId } = paletteStore.getState();
  const lines = document.getElementById(listId)?.querySelectorAll("[data-action]") ?? [];
  lines.forEach((line, at) => line.toggleAttribute("data-selected", at === 0));
  paletteStore.updateState((state) => ({ ...state, selected: lines.length > 0 ? 0 : -1 }));
}
