/**
 * Keeps queries true to announced changes without starving or flooding: an answer on its way is
 * waited for and asked once more, never cancelled; a list scrolled far down is read anew only now and then.
 */
import type { Query, QueryClient } from "@tanstack/react-query";

/** From so many pages on a list is long. */
const LONG_PAGES = 4;
const LONG_EVERY_MS = 5000;

export interface Refresher {
  refresh: (matches: (query: Query) => boolean) => void;
  stop: () => void;
}

export function createRefresher(cache: QueryClient): Refresher {
  const again = new Set<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const ask = (query: Query) => {
    if (query.state.fetchStatus === "fetching") again.add(query.queryHash);
    else void cache.invalidateQueries({ queryKey: query.queryKey, exact: true });
  };
  const unsubscribe = cache.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || (event.action.type !== "success" && event.action.type !== "error")) return;
    if (again.delete(event.query.queryHash)) ask(event.query);
  });
  const later = (query: Query) => {
    if (timers.has(query.queryHash)) return;
    const wait = Math.max(0, query.state.dataUpdatedAt + LONG_EVERY_MS - Date.now());
    const timer = setTimeout(() => {
      timers.delete(query.queryHash);
      ask(query);
    }, wait);
    timers.set(query.queryHash, timer);
  };
  return {
    refresh: (matches) => {
      for (const query of cache.getQueryCache().findAll({ predicate: matches })) {
        if (isLong(query)) later(query);
        else ask(query);
      }
    },
    stop: () => {
      unsubscribe();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

function isLong(query: Query): boolean {
  const data = query.state.data as { pages?: unknown[] } | undefined;
  return (data?.pages?.length ?? 0) >= LONG_PAGES;
}
