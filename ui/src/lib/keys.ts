/** Keys without modifiers, as in a good terminal program: `j k` rows, `/` search, `g c` a page. Silent while something is typed into. */
import { useEffect, useEffectEvent } from "react";

/** The key that goes with a letter for commands, as this system's keyboards name it. */
export const COMMAND_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";

/** Whether the key belongs to a field or dialog and not to the page. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="dialog"]') !== null;
}

/** Calls `handle` for plain key presses that belong to the page. */
export function usePlainKeys(handle: (key: string, event: KeyboardEvent) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    handle(event.key, event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

/** `j` and `k` walk the rows of the list on the page. */
export function useListKeys(step: (by: number) => void): void {
  usePlainKeys((key) => {
    if (key === "j") step(1);
    if (key === "k") step(-1);
  });
}

/** Two keys in a row within a second: the first names a family, the second the member. Pure, for testing. */
export function chord(previous: { key: string; at: number } | null, key: string, at: number): string | null {
  return previous && at - previous.at < 1000 ? `${previous.key} ${key}` : null;
}
