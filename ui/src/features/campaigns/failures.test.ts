import { expect, test } from "vitest";
import { failureGroups } from "./failures";

const failure = (code: string, kind: string, count: number) => ({ code, kind, count, meaning: code }) as never;

test("what can be mended here comes first, and a group counts its people", () => {
  const groups = failureGroups([failure("A", "recipient", 7), failure("B", "setup", 2), failure("C", "recipient", 3)]);
  expect(groups.map(({ kind, people }) => [kind, people])).toEqual([["setup", 2], ["recipient", 10]]);
});

test("every kind has a place", () => {
  const kinds = ["retry_later", "recipient", "message", "setup", "policy"];
  expect(failureGroups(kinds.map((kind) => failure(kind, kind, 1)))).toHaveLength(kinds.length);
});
