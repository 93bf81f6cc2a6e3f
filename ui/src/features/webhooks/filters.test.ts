import { expect, test } from "vitest";
import { asked, isNarrowed } from "./filters";

const NOW = 1_000_000_000_000;

test("the address becomes the request, in whole minutes", () => {
  const request = asked({ campaign: "cmp_1", verdict: "late", state: "known", within: "15m", search: "+39" }, NOW + 59_999);
  expect(request).toEqual({ campaign_id: "cmp_1", trigger: undefined, verdict: "late", state: "known", from_at: Math.floor((NOW + 59_999 - 900_000) / 60_000) * 60_000, search: "+39" });
});

test("words that are none are left out", () => {
  expect(asked({ verdict: "splendid", state: "held", within: "ever" }, NOW)).toEqual({});
});

test("a log is narrowed by anything that is set", () => {
  expect([isNarrowed({}), isNarrowed({ search: "" }), isNarrowed({ within: "1h" })]).toEqual([false, false, true]);
});
