/**
 * A keyset list, read page by page as the reader scrolls and kept true where the reader looks: when
 * changes are announced, only the pages in view are read anew; the others are when they come into view.
 * So a change costs the same in a list of a hundred rows and in one of a hundred thousand.
 */
import { hashKey, keepPreviousData, replaceEqualDeep, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { CommandName, Request, Response } from "./contract";
import { asFault, type Fault } from "./fault";
import { useHost } from "./HostContext";
import { say } from "@/lib/words";

export type Paged = { [N in CommandName]: Response<N> extends { items: unknown[]; next: string | null } ? (Request<N> extends { cursor?: string | null; limit?: number | null } ? N : never) : never }[CommandName];
export type Row<N extends Paged> = Response<N> extends { items: (infer T)[] } ? T : never;

export interface Slice<T> {
  items: T[];
  next: string | null;
  /** The round of changes after which it was read. */
  round: number;
}

export interface Slices<T> {
  slices: Slice<T>[];
  round: number;
}

/** Rows of the first page: seen at once. Those below come in larger helpings, because whoever scrolls goes on. */
const FIRST_ROWS = 100;
const NEXT_ROWS = 250;

/** Which slices hold the rows from `first` to `last`. */
export function slicesAt(slices: Slice<unknown>[], first: number, last: number): number[] {
  const found: number[] = [];
  let start = 0;
  slices.forEach(({ items }, at) => {
    if (start <= last && start + items.length > first) found.push(at);
    start += items.length;
  });
  // A list that holds nothing, or nothing yet, has its first page in view all the same.
  return found.length > 0 ? found : [0];
}

/** With one slice read anew, or one more. Rows that say the same stay the same objects; after a last page nothing follows. */
export function withSlice<T>(all: Slices<T>, at: number, read: Slice<T>): Slices<T> {
  const known = new Map(all.slices[at]?.items.map((row) => [identity(row), row]));
  const items = read.items.map((row) => replaceEqualDeep(known.get(identity(row)), row) as T);
  const slices = all.slices.slice(0, read.next === null ? at + 1 : undefined);
  slices[at] = { ...read, items };
  return { ...all, slices };
}

function identity(row: unknown): unknown {
  return (row as { id?: unknown }).id ?? JSON.stringify(row);
}

/** Reads a list. `table` is what a `DataTable` needs of it. */
export function usePagesCommand<N extends Paged>(name: N, request: Omit<Request<N>, "cursor" | "limit">, enabled = true) {
  const host = useHost();
  const cache = useQueryClient();
  const view = useRef({ first: 0, last: 0 });
  const reading = useRef(new Set<string>());
  const [fault, setFault] = useState<Fault | null>(null);
  const key = [name, request];
  const of = hashKey(key);
  const kept = () => cache.getQueryData<Slices<Row<N>>>(key);

  const read = async (at: number, cursor: string | null, round: number): Promise<Slice<Row<N>>> => {
    const page = (await host.call(name, { ...request, cursor, limit: at === 0 ? FIRST_ROWS : NEXT_ROWS })) as { items: Row<N>[]; next: string | null };
    return { items: page.items, next: page.next, round };
  };
  const readInView = async (): Promise<Slices<Row<N>>> => {
    const round = (kept()?.round ?? 0) + 1;
    const fresh = new Map<number, Slice<Row<N>>>();
    for (const at of slicesAt(kept()?.slices ?? [], view.current.first, view.current.last)) {
      const cursor = at === 0 ? null : (fresh.get(at - 1) ?? kept()?.slices[at - 1])?.next;
      if (cursor === undefined || (at > 0 && cursor === null)) break;
      fresh.set(at, await read(at, cursor, round));
    }
    // Pages that came below while these were read stay.
    return [...fresh].reduce((all, [at, slice]) => withSlice(all, at, slice), { slices: kept()?.slices ?? [], round });
  };
  const query = useQuery<Slices<Row<N>>, Fault>({ queryKey: key, queryFn: readInView, placeholderData: keepPreviousData, structuralSharing: false, enabled });

  const put = async (at: number, cursor: string | null) => {
    const mark = `${of} ${at}`;
    if (reading.current.has(mark)) return;
    reading.current.add(mark);
    try {
      const slice = await read(at, cursor, kept()?.round ?? 0);
      cache.setQueryData<Slices<Row<N>>>(key, (all) => (all && at <= all.slices.length ? withSlice(all, at, slice) : all));
      setFault(null);
    } catch (thrown) {
      setFault(asFault(thrown, say("ui-host-silent")));
    } finally {
      reading.current.delete(mark);
    }
  };
  const fetchMore = () => {
    const slices = kept()?.slices ?? [];
    const next = slices.at(-1)?.next;
    if (next) void put(slices.length, next);
  };
  const onView = (first: number, last: number) => {
    view.current = { first, last };
    const { slices, round } = kept() ?? { slices: [], round: 0 };
    for (const at of slicesAt(slices, first, last)) {
      if ((slices[at]?.round ?? round) < round) void put(at, slices[at - 1]?.next ?? null);
    }
  };

  const slices = query.data?.slices;
  const rows = useMemo(() => slices?.flatMap((slice) => slice.items) ?? [], [slices]);
  const retry = () => {
    setFault(null);
    void query.refetch();
  };
  const more = !query.isPlaceholderData && Boolean(slices?.at(-1)?.next);
  const table = { rows, of, loading: query.isPending && enabled, fault: query.error ?? fault, onRetry: retry, more, onEnd: fetchMore, onView };
  return { ...table, retry, fetchMore, table };
}
