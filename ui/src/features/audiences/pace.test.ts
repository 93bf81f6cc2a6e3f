import { expect, test } from "vitest";
import type { Import } from "@/api/contract";
import { pace, remaining } from "./pace";

const told = (rows: number, percent: number) => ({ rows, percent, created_at: 1_000 }) as Import;

test("the pace is rows a second since the begin", () => {
  expect(pace(told(5_000, 30), 3_500)).toBe(2_000);
  expect(pace(told(5, 100), 1_000)).toBeGreaterThan(0);
});

test("what is left follows from what is done, once there is enough of it", () => {
  expect(remaining(told(100, 25), 11_000)).toBe(30);
  expect(remaining(told(100, 25), 1_500)).toBeNull();
  expect(remaining(told(0, 0), 60_000)).toBeNull();
});
