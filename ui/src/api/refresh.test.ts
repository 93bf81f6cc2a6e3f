import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { createRefresher } from "./refresh";

function watched(answer: () => Promise<unknown>) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const asked = vi.fn(answer);
  new QueryObserver(cache, { queryKey: ["campaigns.get"], queryFn: asked }).subscribe(() => {});
  return { asked, refresher: createRefresher(cache) };
}

test("changes during an answer are not lost and do not cancel it", async () => {
  const waiting: ((value: unknown) => void)[] = [];
  const { asked, refresher } = watched(() => new Promise((resolve) => waiting.push(resolve)));
  expect(asked).toHaveBeenCalledTimes(1);
  for (let i = 0; i < 5; i += 1) refresher.refresh(() => true);
  expect(asked).toHaveBeenCalledTimes(1);
  waiting[0]?.(1);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  waiting[1]?.(2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toHaveBeenCalledTimes(2);
});
