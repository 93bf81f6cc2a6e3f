import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { createRefresher } from "./refresh";

afterEach(() => vi.useRealTimers());

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

test("a long list is read anew at most once in five seconds", async () => {
  vi.useFakeTimers();
  const { asked, refresher } = watched(async () => ({ pages: [1, 2, 3, 4, 5] }));
  await vi.advanceTimersByTimeAsync(1);
  for (let i = 0; i < 10; i += 1) {
    refresher.refresh(() => true);
    await vi.advanceTimersByTimeAsync(250);
  }
  expect(asked).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toHaveBeenCalledTimes(2);
});
