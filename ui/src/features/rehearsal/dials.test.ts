import { expect, test } from "vitest";
import { say } from "@/lib/words";
import { amount, groups, rest, sentence, spells, told } from "./dials";

const every = groups.flatMap((group) => group.dials);

test("at rest there is nothing to tell", () => {
  expect(told({})).toEqual([]);
  expect(told({ latency_ms: 0, send_reset_share: 0, keys_revoked: false, failure_share: { UNKNOWN: 0 } })).toEqual([]);
  expect(sentence({})).toBe("Everything is normal: Sinch answers as on a good day.");
});

test("what is set is told in one sentence", () => {
  const dials = { outage_seconds: 24, latency_ms: 250, send_5xx_after_share: 0.05, failure_share: { UNKNOWN: 0.2 } };
  expect(sentence(dials)).toBe(
    "Now Sinch is out for 24 seconds more, every answer takes 250 ms longer, 5 % of sends are accepted and then answered 500, and 20 % of messages fail with UNKNOWN.",
  );
});

test("how long something waits is told only while something waits", () => {
  expect(told({ callback_late_ms: 60_000 })).toEqual([]);
  expect(told({ callback_late_ms: 60_000, callback_late_share: 0.1 })).toHaveLength(2);
});

test("every dial has a name and a place in the sentence", () => {
  for (const key of [...every.map((dial) => dial.key), ...spells]) {
    expect(say("ui-dial-name", { dial: key }), key).not.toBe(key);
    expect(say("ui-dial-told", { dial: key, amount: "" }), key).not.toContain("is set");
  }
});

test("all back to normal names what is not at rest, and only that", () => {
  expect(rest({ latency_ms: 5, jitter_ms: 0, webhook_outage_seconds: 9 })).toEqual({ latency_ms: 0, webhook_outage_seconds: 0, outage_refuses: false, keys_revoked: false, failure_share: {} });
});

test("an amount reads as a person says it", () => {
  const dial = (key: string) => every.find((each) => each.key === key) ?? every[0]!;
  expect(amount(dial("latency_ms"), 250)).toBe("250 ms");
  expect(amount(dial("latency_ms"), 2000)).toBe("2 seconds");
  expect(amount(dial("rate_429_share"), 0.005)).toBe("<1 %");
  expect(amount(dial("callback_late_ms"), 0)).toBe("as usual");
});
