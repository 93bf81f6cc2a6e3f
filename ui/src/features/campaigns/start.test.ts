import { expect, test } from "vitest";
import { firstOffer, fromField, toField } from "./start";

test("a wall clock is read in its zone, in summer and in winter", () => {
  expect(fromField("2026-07-01T09:30", "Europe/Rome")).toBe(Date.UTC(2026, 6, 1, 7, 30));
  expect(fromField("2026-12-01T09:30", "Europe/Rome")).toBe(Date.UTC(2026, 11, 1, 8, 30));
  expect(fromField("2026-12-01T09:30", "America/New_York")).toBe(Date.UTC(2026, 11, 1, 14, 30));
  expect(fromField("2026-10-25T08:00", "Europe/Rome")).toBe(Date.UTC(2026, 9, 25, 7, 0));
});

test("a moment goes to the field and comes back", () => {
  const at = Date.UTC(2026, 2, 29, 10, 15);
  for (const zone of ["UTC", "Asia/Kolkata", "Pacific/Auckland"]) expect(fromField(toField(at, zone), zone)).toBe(at);
  expect(toField(Date.UTC(2026, 0, 1, 0, 5), "UTC")).toBe("2026-01-01T00:05");
});

test("an empty field is no moment", () => {
  expect(fromField("", "UTC")).toBeNull();
});

test("the first offer is a whole hour ahead", () => {
  expect(firstOffer(Date.UTC(2026, 0, 1, 9, 45))).toBe(Date.UTC(2026, 0, 1, 11));
  expect(firstOffer(Date.UTC(2026, 0, 1, 9, 10))).toBe(Date.UTC(2026, 0, 1, 10));
});
