/** A host for component tests: answers from a table, remembers what it was asked, and can announce changes. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { Fault, type FaultBody } from "@/api/fault";
import type { Host, HostEvent } from "@/api/host";
import { HostProvider } from "@/api/HostContext";

type Answers = Record<string, (request: never) => unknown>;

export interface TestHost extends Host {
  calls: { name: string; request: unknown }[];
  announce: (event: HostEvent) => void;
}

export function testHost(answers: Answers): TestHost {
  const listeners = new Set<(event: HostEvent) => void>();
  const kept = new Map<string, string>();
  const calls: TestHost["calls"] = [];
  return {
    kind: "browser",
    calls,
    announce: (event) => listeners.forEach((listener) => listener(event)),
    preferences: { read: (key) => kept.get(key) ?? null, keep: (key, value) => void kept.set(key, value) },
    call: async (name, request) => {
      calls.push({ name, request });
      const answer = answers[name];
      if (!answer) throw new Fault({ code: "not_found", message: `no answer for ${name}` });
      return answer(request as never);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    upload: async () => "fil_1",
    download: async () => {},
  };
}

export function refuse(body: FaultBody): never {
  throw new Fault(body);
}

export function draw(host: Host, children: ReactNode) {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  return render(
    <MantineProvider>
      <QueryClientProvider client={cache}>
        <HostProvider host={host}>{children}</HostProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}
