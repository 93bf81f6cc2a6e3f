/**
 * The imports that were started here and may still run, kept in the preferences: the program goes on
 * with them whatever becomes of the window. Not here: how far each is (`audiences.import_result`).
 */
import { useSyncExternalStore } from "react";
import type { Preferences } from "./host";
import { useHost } from "./HostContext";

const KEY = "imports";
const listeners = new Set<() => void>();

export function rememberImport(preferences: Preferences, id: string): void {
  keep(preferences, [...new Set([...read(preferences), id])]);
}

export function forgetImport(preferences: Preferences, id: string): void {
  keep(preferences, read(preferences).filter((each) => each !== id));
}

export function useStartedImports(): string[] {
  const { preferences } = useHost();
  const kept = useSyncExternalStore(subscribe, () => preferences.read(KEY) ?? "");
  return split(kept);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(preferences: Preferences): string[] {
  return split(preferences.read(KEY) ?? "");
}

function keep(preferences: Preferences, ids: string[]): void {
  preferences.keep(KEY, ids.join(" "));
  for (const each of listeners) each();
}

function split(kept: string): string[] {
  return kept.split(" ").filter(Boolean);
}
