import { expect, test } from "vitest";
import { paceWords } from "./pace";

const campaign = { state: "running", counts: { pending: 100, claimed: 0, in_doubt: 0, enqueued: 0 }, rate_now: 12, rate: null, allowed_rate: 25, seconds_left: 240 } as never;

test("the rate stands beside what the app allows, and what is left", () => {
  expect(paceWords(campaign)).toMatch(/12.*25.*4 minutes/);
});

test("a lower rate of one's own is what it is measured against", () => {
  expect(paceWords({ ...(campaign as object), rate: 15 } as never)).toContain("15");
  expect(paceWords({ ...(campaign as object), rate: 99 } as never)).not.toContain("99");
});

test("where nothing is sent there is nothing to measure", () => {
  expect(paceWords({ ...(campaign as object), rate_now: 0, seconds_left: null } as never)).not.toContain("25");
});
