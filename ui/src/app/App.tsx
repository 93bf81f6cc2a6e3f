/** Everything a page may count on: host, query cache, theme, routes. */
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import type { Host } from "@/api/host";
import { HostProvider } from "@/api/HostContext";
import { asFault } from "@/api/fault";
import { router } from "./router";
import { schemeKeeper } from "./scheme";
import { theme, variables } from "./theme";

const TRIES = 2;

function newCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Changes are announced; nothing grows stale by age alone.
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        retry: (failures, thrown) => failures < TRIES && asFault(thrown, "").retryable,
      },
    },
  });
}

export function App({ host }: { host: Host }) {
  const [cache] = useState(newCache);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" colorSchemeManager={schemeKeeper(host.preferences)}>
      <QueryClientProvider client={cache}>
        <HostProvider host={host}>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </HostProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
