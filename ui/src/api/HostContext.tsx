/** Hands the opened host to the pages, and keeps the query cache true to what it says has changed. */
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type CommandName, type Topic, topicsOf } from "./contract";
import type { Host } from "./host";
import { createRefresher } from "./refresh";

interface HostState {
  host: Host;
  /** False while changes cannot be heard: what the page shows may be old. */
  live: boolean;
}

const HostContext = createContext<HostState | null>(null);

export function HostProvider({ host, children }: { host: Host; children: ReactNode }) {
  const cache = useQueryClient();
  const [live, setLive] = useState(true);
  useEffect(() => {
    const refresher = createRefresher(cache);
    const unlisten = host.listen((event) => {
      if (event.kind === "changed") return refresher.refresh((query) => reads(query.queryKey[0], event.topics));
      setLive(event.kind === "connected");
      // Changes may have been missed while nobody listened.
      if (event.kind === "connected") refresher.refresh(() => true);
    });
    return () => {
      unlisten();
      refresher.stop();
    };
  }, [host, cache]);
  return <HostContext value={{ host, live }}>{children}</HostContext>;
}

/** Whether the query of this name reads one of the topics. */
export function reads(name: unknown, topics: readonly Topic[]): boolean {
  return topicsOf(name as CommandName).some((topic) => topics.includes(topic));
}

export function useHost(): Host {
  return useHostState().host;
}

export function useLive(): boolean {
  return useHostState().live;
}

function useHostState(): HostState {
  const state = useContext(HostContext);
  if (!state) throw new Error("HostProvider is missing");
  return state;
}
