import { expect, test } from "vitest";
import { ceiling, fitting, highest, line, ticks } from "./minutes";

const minute = (at: number, sent: number) => ({ at: at * 60_000, enqueued: sent, sent, delivered: 0, read: 0, failed: 0 });

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

test("the chart is short while everything is young", () => {
  const hour = Array.from({ length: 60 }, (_, at) => minute(at, 0));
  expect(fitting(hour.with(50, minute(50, 3)))).toHaveLength(15);
  expect(fitting(hour.with(44, minute(44, 1)))).toHaveLength(60);
});

test("labels fall on round minutes and never on the edges", () => {
  const hour = Array.from({ length: 60 }, (_, at) => minute(at, 0));
  expect(ticks(hour, 600)).toEqual([10, 20, 30, 40, 50]);
});
