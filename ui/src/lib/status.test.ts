import { expect, test } from "vitest";
import type { Counts } from "@/api/contract";
import { byStage, funnel, progress, stages } from "./status";

const counts: Counts = { pending: 10, claimed: 2, in_doubt: 1, enqueued: 5, sent: 7, failed: 3, rejected: 2, delivered: 20, read: 30, enqueued_failed: 4, skipped: 6 };

test("every recipient stands at exactly one stage", () => {
  const sums = byStage(counts);
  expect(stages.reduce((all, stage) => all + sums[stage], 0)).toBe(90);
  expect(sums).toMatchObject({ waiting: 12, failed: 15, doubt: 1, read: 30 });
});

test("the funnel counts who came at least so far, and only narrows", () => {
  const numbers = funnel(counts).map((step) => step.n);
  expect(numbers).toEqual([90, 67, 62, 50, 30]);
  expect([...numbers].sort((a, b) => b - a)).toEqual(numbers);
});

test("progress is over when nobody waits", () => {
  expect(progress({ ...counts, pending: 0, claimed: 0 })).toBe(1);
  expect(progress(counts)).toBeCloseTo(78 / 90);
  expect(progress(Object.fromEntries(Object.keys(counts).map((key) => [key, 0])) as unknown as Counts)).toBe(0);
});
