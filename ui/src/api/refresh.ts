/**
 * Keeps queries true to announced changes without starving or flooding: an answer on its way is
 * waited for and asked once more, never cancelled. How little of a long list is read anew: `pages.ts`.
 */
import type { Query, QueryClient } from "@tanstack/react-query";

export interface Refresher {
  refresh: (matches: (query: Query) => boolean) => void;
  stop: () => void;
}

export function createRefresher(cache: QueryClient): Refresher {
  const again = new Set<string>();

  const ask = (query: Query) => {
    if (query.state.fetchStatus === "fetching") again.add(query.queryHash);
    else void cache.invalidateQueries({ queryKey: query.queryKey, exact: true });
  };
  const unsubscribe = cache.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || (event.action.type !== "success" && event.action.type !== "error")) return;
    if (again.delete(event.query.queryHash)) ask(event.query);
  });
  return {
    refresh: (matches) => {
      for (const query of cache.getQueryCache().findAll({ predicate: matches })) ask(query);
    },
    stop: unsubscribe,
  };
}
