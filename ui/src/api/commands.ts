/** The door, as hooks: one for what is read, one for what is done, one for lists that come in pages (`pages.ts`). */
import { keepPreviousData, useIsMutating, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CommandName, Request, Response } from "./contract";
import { topicsOf } from "./contract";
import type { Fault } from "./fault";
import { reads, useHost } from "./HostContext";

export { usePagesCommand } from "./pages";

interface QueryChoices {
  enabled?: boolean;
  /** Milliseconds; only for values that move without a change being announced. */
  refreshEvery?: number;
  /** Asks anew whenever a page shows it: for answers that depend on more than announced topics. */
  fresh?: boolean;
}

/** Reads one command. The last answer stays in place while a newer one comes, so nothing flickers. */
export function useQueryCommand<N extends CommandName>(name: N, request: Request<N>, choices: QueryChoices = {}) {
  const host = useHost();
  return useQuery<Response<N>, Fault>({
    queryKey: [name, request],
    queryFn: () => host.call(name, request) as Promise<Response<N>>,
    placeholderData: keepPreviousData,
    enabled: choices.enabled ?? true,
    refetchInterval: choices.refreshEvery ?? false,
    staleTime: choices.fresh ? 0 : Infinity,
  });
}

/** Does one command, then refreshes the queries that read what it changes. */
export function useMutationCommand<N extends CommandName>(name: N) {
  const host = useHost();
  const cache = useQueryClient();
  return useMutation<Response<N>, Fault, Request<N>>({
    mutationKey: [name],
    mutationFn: (request) => host.call(name, request) as Promise<Response<N>>,
    onSuccess: () => {
      void cache.invalidateQueries({ predicate: (query) => reads(query.queryKey[0], topicsOf(name)) });
    },
  });
}

/** Whether a command that changes something is under way, whichever part of the window asked for it. */
export function useUnderWay(name: CommandName): boolean {
  return useIsMutating({ mutationKey: [name] }) > 0;
}
