import { expect, test } from "vitest";
import type { Campaign } from "@/api/contract";
import { failedIn } from "./failed";

const campaign = (id: string, change: Partial<Campaign>) => ({ id, state: "finished", launched_at: 100, finished_at: 200, failures: [{ code: "EXPIRED", count: 1 }], ...change }) as Campaign;

test("only campaigns of the stretch, or at work, with that reason", () => {
  const campaigns = [
    campaign("ended in it", { finished_at: 500 }),
    campaign("before it", {}),
    campaign("paused since long", { state: "paused", finished_at: null }),
    campaign("another reason", { finished_at: 500, failures: [] }),
  ];
  expect(failedIn(campaigns, "EXPIRED", 400).map((each) => each.id)).toEqual(["ended in it", "paused since long"]);
});
