import { expect, test } from "vitest";
import { keepViews, readViews, renamed, sameView, withView } from "./views";

const failed = { name: "Failed", search: { state: "failed" } };
const read = { name: "Read", search: { state: "read", sort: "-name" } };

test("views are kept by list; what is not a view is not shown", () => {
  const kept = new Map<string, string>([["views.contacts", "nonsense"], ["views.callbacks", '[{"name":"x"},null]']]);
  const preferences = { read: (key: string) => kept.get(key) ?? null, keep: (key: string, value: string) => void kept.set(key, value) };
  keepViews(preferences, "campaigns", [failed]);
  expect(readViews(preferences, "campaigns")).toEqual([failed]);
  for (const list of ["contacts", "callbacks", "templates"]) expect(readViews(preferences, list)).toEqual([]);
});

test("a name is used once", () => {
  expect(withView([failed, read], { name: "Failed", search: { search: "x" } })).toEqual([{ name: "Failed", search: { search: "x" } }, read]);
  expect(renamed([failed, read], "Failed", "Read")).toEqual([failed, read]);
  expect(renamed([failed, read], "Failed", "Lost")[0]?.name).toBe("Lost");
});

test("what shows the same is the same view", () => {
  expect(sameView({ state: "read", search: "" }, { search: undefined, state: "read" })).toBe(true);
  expect(sameView({ state: "read" }, { state: "read", sort: "name" })).toBe(false);
});
