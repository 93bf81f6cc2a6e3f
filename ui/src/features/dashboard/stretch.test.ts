import { expect, test } from "vitest";
import { between, minutesOf, placeOf, readSpan, readStretch, writeStretch } from "./stretch";

const MINUTE = 60_000;
const none = { enqueued: 0, sent: 0, delivered: 0, read: 0, failed: 0 };
const chart = [10, 11, 12, 13].map((minute) => ({ at: minute * MINUTE, ...none }));

test("a stretch survives the address", () => {
  const stretch = { from_at: Date.UTC(2026, 10, 21, 14, 2), to_at: Date.UTC(2026, 10, 21, 14, 9) };
  const written = writeStretch(stretch);
  expect(written).toEqual({ from: "2026-11-21T14:02Z", to: "2026-11-21T14:09Z" });
  expect(readStretch(written.from, written.to)).toEqual(stretch);
  expect(minutesOf(stretch)).toBe(7);
  expect(writeStretch(undefined)).toEqual({ from: undefined, to: undefined });
});

test.each([
  [undefined, undefined],
  ["2026-11-21T14:02Z", undefined],
  ["2026-11-21T14:02Z", "2026-11-21T14:02Z"],
  ["yesterday", "today"],
])("from %s to %s is no stretch", (from, to) => expect(readStretch(from, to)).toBeUndefined());

test("dragging either way selects the same whole minutes", () => {
  expect(between(chart, 1, 2)).toEqual({ from_at: 11 * MINUTE, to_at: 13 * MINUTE });
  expect(between(chart, 2, 1)).toEqual(between(chart, 1, 2));
  expect(between([], 0, 0)).toBeUndefined();
});

test("a stretch is found in the chart, and one that lies outside is not", () => {
  expect(placeOf(chart, { from_at: 11 * MINUTE, to_at: 13 * MINUTE })).toEqual({ first: 1, last: 2 });
  expect(placeOf(chart, { from_at: 20 * MINUTE, to_at: 21 * MINUTE })).toBeUndefined();
});

test("an unknown length of the chart is none", () => {
  expect([readSpan("6h"), readSpan("2h"), readSpan(undefined)]).toEqual(["6h", undefined, undefined]);
});
