import { expect, test } from "vitest";
import { readSort, sortFields, turnSort, writeSort } from "./sort";

test("an order survives the address", () => {
  for (const text of ["name", "-created_at"]) expect(writeSort(readSort(text))).toBe(text);
  expect(readSort("-name")).toEqual({ by: "name", descending: true });
  for (const nothing of [undefined, "", "-"]) expect(readSort(nothing)).toBeUndefined();
});

test("a column's head goes through rising, falling and the list's own order", () => {
  const rising = turnSort({ by: "phone", descending: true }, "name");
  const falling = turnSort(rising, "name");
  expect([rising, falling, turnSort(falling, "name")]).toEqual([{ by: "name", descending: false }, { by: "name", descending: true }, undefined]);
});

test("a list in its own order asks for none", () => {
  expect(sortFields(undefined)).toEqual({});
  expect(sortFields(readSort("-name"))).toEqual({ sort: "name", descending: true });
});
