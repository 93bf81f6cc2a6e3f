import { expect, test } from "vitest";
import type { Counts } from "@/api/contract";
import { pace } from "./pace";

const none: Counts = { pending: 0, claimed: 0, in_doubt: 0, enqueued: 0, sent: 0, failed: 0, rejected: 0, delivered: 0, read: 0, enqueued_failed: 0, skipped: 0 };
const running = (counts: Partial<Counts>, rate_now = 0) => pace({ state: "running", counts: { ...none, ...counts }, rate_now });

test("a campaign that sends tells its rate, and one that only waits tells what for", () => {
  expect(running({ pending: 5, in_doubt: 1 }, 2)).toBe("2 a second");
  expect(running({ pending: 5 })).toBe("Starting");
  expect(running({ claimed: 1, enqueued: 9 })).toBe("Waiting for 1 answer");
  expect(running({ in_doubt: 2, enqueued: 9 })).toBe("2 doubts to settle");
  expect(running({ enqueued: 1200, read: 3 })).toBe("Waiting for 1,200 statuses");
  expect(running({ delivered: 3 })).toBe("All sent");
});

test("a campaign that does not run has no rate", () => {
  expect(pace({ state: "paused", counts: none, rate_now: 0 })).toBe("Paused");
});
