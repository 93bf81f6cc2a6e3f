import { expect, test } from "vitest";
import { cameBefore } from "./useSteady";

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

test("new rows are counted by the one that was first", () => {
  expect(cameBefore("b", rows("d", "c", "b", "a"))).toBe(2);
  expect(cameBefore("d", rows("d", "c"))).toBe(0);
});

test("the first look and another list move nothing", () => {
  expect(cameBefore(undefined, rows("a"))).toBe(0);
  expect(cameBefore("gone", rows("a"))).toBe(0);
});
