/** What the last syncs of several kinds and accounts found together. Pure. */
import type { KindSync } from "@/api/contract";

export function sum(syncs: KindSync[]): { at: number; added: number; changed: number; gone: number } {
  const all = (part: (sync: KindSync) => number) => syncs.reduce((total, sync) => total + part(sync), 0);
  return { at: Math.max(...syncs.map((sync) => sync.at)), added: all((sync) => sync.added), changed: all((sync) => sync.changed), gone: all((sync) => sync.gone) };
}
