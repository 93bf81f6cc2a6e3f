import { expect, test } from "vitest";
import { timelineRows } from "./timeline";

const step = (at: number, kind: string) => ({ at, kind, who: null, text: null }) as never;

test("a day is named where it begins", () => {
  const rows = timelineRows([step(1, "created"), step(2, "launched"), step(11, "finished")], (at) => (at < 10 ? "Monday" : "Tuesday"));
  expect(rows.map((row) => row.day)).toEqual(["Monday", null, "Tuesday"]);
});

test("what needs an eye and what is over look their part", () => {
  const rows = timelineRows([step(1, "paused"), step(1, "finished"), step(1, "noted"), step(1, "first_accepted")], () => "");
  expect(rows.map((row) => row.tone)).toEqual(["warn", "good", "note", "plain"]);
});
