import { expect, test } from "vitest";
import type { ScenarioNumber } from "@/api/contract";
import { fits } from "./numbers";

const read: ScenarioNumber = { number: "+19895550100", story: "delivered and read", code: null, meaning: null, kind: null };
const lost: ScenarioNumber = { number: "+19895550124", story: "fails: not reachable on the channel", code: "RECIPIENT_NOT_REACHABLE", meaning: "Cannot be reached on this channel.", kind: "recipient" };

test("a number is found by any of its words, its digits and its code", () => {
  for (const text of ["0124", "not reachable", "recipient_not", "cannot channel", ""]) expect(fits(lost, undefined, text), text).toBe(true);
  expect(fits(lost, undefined, "delivered")).toBe(false);
});

test("those that do not fail are a kind of their own", () => {
  expect([read, lost].map((row) => fits(row, "none", undefined))).toEqual([true, false]);
  expect([read, lost].map((row) => fits(row, "recipient", undefined))).toEqual([false, true]);
});
