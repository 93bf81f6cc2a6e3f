import { expect, test } from "vitest";
import { forgetImport, rememberImport } from "./imports";

test("imports are kept once each, until they are forgotten", () => {
  const kept = new Map<string, string>();
  const preferences = { read: (key: string) => kept.get(key) ?? null, keep: (key: string, value: string) => void kept.set(key, value) };
  for (const id of ["imp_1", "imp_2", "imp_1"]) rememberImport(preferences, id);
  forgetImport(preferences, "imp_1");
  expect([...kept.values()]).toEqual(["imp_2"]);
});
