import { expect, test } from "vitest";
import { ceiling, fill, fitting, highest, line, totals } from "./minutes";

const minute = (at: number, sent: number) => ({ at: at * 60_000, enqueued: sent, sent, delivered: 0, read: 0, failed: 0 });

test("minutes without messages are there as zeros, and the last is now", () => {
  const filled = fill([minute(98, 7)], 5, 100 * 60_000 + 59_000);
  expect(filled.map((each) => each.at / 60_000)).toEqual([96, 97, 98, 99, 100]);
  expect(filled.map((each) => each.sent)).toEqual([0, 0, 7, 0, 0]);
});

test("sums follow the chosen stretch, both ends included", () => {
  const minutes = [1, 2, 4, 8].map((n, index) => minute(index, n));
  expect(totals(minutes).sent).toBe(15);
  expect(totals(minutes, 1, 2).sent).toBe(6);
  expect(totals(minutes, 3, 3).sent).toBe(8);
});

test.each([
  [0, 4],
  [7, 8],
  [11, 12],
  [223, 400],
  [130, 200],
  [1001, 1200],
])("the axis for %i ends at %i", (value, top) => expect(ceiling(value)).toBe(top));

test("a line begins at the left and reaches the top at the highest value", () => {
  const minutes = [minute(0, 0), minute(1, 10)];
  expect(highest(minutes)).toBe(10);
  expect(line(minutes, "sent", 100, 50, 10)).toBe("M0.0,50.0L100.0,0.0");
});

test("the stretch shown is short while everything is young", () => {
  const now = 100 * 60_000;
  expect(fitting([minute(90, 3), minute(60, 0)], now)).toBe(15);
  expect(fitting([minute(90, 3), minute(84, 1)], now)).toBe(60);
});
