import { afterEach, expect, test } from "vitest";
import type { Preferences } from "@/api/host";
import { fullMoment, hourMinute, moment } from "./format";
import { chooseZone, systemZone, takeUpZone, zone, zones } from "./zone";

const kept = new Map<string, string>();
const preferences: Preferences = { read: (key) => kept.get(key) ?? null, keep: (key, value) => void kept.set(key, value) };
/** 21 November 2026 in UTC, the day after in Tokyo. */
const late = Date.UTC(2026, 10, 21, 22, 30);

afterEach(() => chooseZone(preferences, null));

test("a choice is in force at once, for every form of a time, and after a restart", () => {
  chooseZone(preferences, "Asia/Tokyo");
  expect(hourMinute(late)).toBe("07:30");
  expect(moment(late, late + 60_000)).toBe("07:30");
  expect(moment(late, late - 12 * 3_600_000)).toBe("22 Nov, 07:30");
  expect(fullMoment(late)).toContain("Asia/Tokyo");
  chooseZone(preferences, "America/New_York");
  expect(hourMinute(late)).toBe("17:30");
  takeUpZone(preferences);
  expect(zone()).toBe("America/New_York");
});

test("without a choice, or with one this system does not know, it is the system's", () => {
  takeUpZone({ read: () => "Moon/Tranquillity", keep: () => {} });
  expect(zone()).toBe(systemZone());
  takeUpZone({ read: () => null, keep: () => {} });
  expect(zone()).toBe(systemZone());
});

test("every zone can be chosen, UTC too", () => {
  expect(zones()).toEqual(expect.arrayContaining(["UTC", "Europe/Rome", "Asia/Tokyo"]));
});
