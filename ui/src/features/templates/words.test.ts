import { expect, test } from "vitest";
import type { TemplateChange } from "@/api/contract";
import { changeWords, reasonWords } from "./words";

const change = (what: string, rest: Partial<TemplateChange> = {}): TemplateChange => ({ at: 0, what, language: null, before: null, after: null, reason: null, ...rest });

test("a change is told in a sentence", () => {
  expect(changeWords(change("state", { language: "it", before: "pending", after: "rejected" }))).toBe("Italian: Rejected (was Pending)");
  expect(changeWords(change("category", { before: "UTILITY", after: "MARKETING" }))).toBe("Category: Marketing (was Utility)");
  expect(changeWords(change("gone", { before: "approved" }))).toBe("Gone from Sinch");
});

test("a change of a kind that came later shows its own word", () => {
  expect(changeWords(change("quality"))).toBe("quality");
});

test("Meta's reasons have words and advice, unknown ones show themselves", () => {
  expect(reasonWords("INVALID_FORMAT").advice).toMatch(/variables/);
  expect(reasonWords("NEW_CODE")).toEqual({ meaning: "NEW_CODE", advice: null });
});
