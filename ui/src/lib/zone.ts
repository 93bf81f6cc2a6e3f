/**
 * The time zone that every time is shown in: the person's choice, else the system's. It also goes
 * with each call, for the sentences the backend writes. Not here: how a time looks (`format.ts`).
 */
import { useSyncExternalStore } from "react";
import type { Preferences } from "@/api/host";

const KEY = "time-zone";
const listeners = new Set<() => void>();
let chosen: string | null = null;

let system: string | undefined;

export function systemZone(): string {
  // Asked once: it costs a formatter, and every moment in a list asks for it.
  system ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return system;
}

/** The zone in force, by its IANA name. */
export function zone(): string {
  return chosen ?? systemZone();
}

/** Takes up the choice that was kept, when the program starts. */
export function takeUpZone(preferences: Preferences): void {
  const kept = preferences.read(KEY);
  set(kept !== null && isZone(kept) ? kept : null);
}

/** `null` is the system's. */
export function chooseZone(preferences: Preferences, name: string | null): void {
  preferences.keep(KEY, name ?? "");
  set(name);
}

/** What the person chose; `null` while it is the system's. */
export function useChosenZone(): string | null {
  return useSyncExternalStore(onZone, () => chosen);
}

/** Calls `listener` whenever another zone comes into force. Answers the function that stops it. */
export function onZone(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every zone this system knows. UTC is one of them, though the list leaves it out. */
export function zones(): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", systemZone()])].sort();
}

function set(name: string | null): void {
  chosen = name;
  for (const each of listeners) each();
}

function isZone(name: string): boolean {
  try {
    return Boolean(name && Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
