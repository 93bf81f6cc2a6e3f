import { describe, expect, test } from "vitest";
import { ago, bytes, languageName, moment, share, span } from "./format";

describe("share", () => {
  test.each([
    [0, 100, "0 %"],
    [1, 1000, "<1 %"],
    [999, 1000, ">99 %"],
    [1000, 1000, "100 %"],
    [0, 0, "–"],
  ])("%i of %i is %s", (part, all, expected) => expect(share(part, all)).toBe(expected));
});

describe("span", () => {
  test.each([
    [0.4, "a moment"],
    [1, "1 second"],
    [72, "72 seconds"],
    [240, "4 minutes"],
    [7200, "2 hours"],
    [259_200, "3 days"],
  ])("%d seconds are %s", (seconds, expected) => expect(span(seconds)).toBe(expected));
});

test("ago never says a future or a zero", () => {
  expect(ago(10_000, 5_000)).toBe("just now");
  expect(ago(0, 120_000)).toBe("2 minutes ago");
});

test("a moment shows the day only when it is another one", () => {
  const noon = new Date(2026, 5, 10, 12, 0).getTime();
  expect(moment(noon, noon + 60_000)).toBe("12:00");
  expect(moment(noon, noon + 86_400_000)).toBe("10 Jun, 12:00");
  expect(moment(noon, new Date(2027, 0, 1).getTime())).toBe("10 Jun 2026, 12:00");
});

test("languages by name, unknown tags as they are", () => {
  expect(languageName("it")).toBe("Italian");
  expect(languageName("pt_BR")).toBe("Brazilian Portuguese");
  expect(languageName("??")).toBe("??");
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_234, "1.2 kB"],
  [45_600_000, "46 MB"],
  [3_210_000_000, "3.2 GB"],
])("%i bytes are %s", (size, expected) => expect(bytes(size)).toBe(expected));
