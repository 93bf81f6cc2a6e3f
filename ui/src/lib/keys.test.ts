import { expect, test } from "vitest";
import { chord, typing } from "./keys";

test("two keys make a chord only within a second", () => {
  expect(chord({ key: "g", at: 0 }, "c", 400)).toBe("g c");
  expect(chord({ key: "g", at: 0 }, "c", 1400)).toBeNull();
  expect(chord(null, "c", 0)).toBeNull();
});

test("keys in fields and dialogs belong to them", () => {
  document.body.innerHTML = `<input id="field"><div role="dialog"><button id="inside"></button></div><button id="outside"></button>`;
  const at = (id: string) => document.getElementById(id);
  expect(typing(at("field"))).toBe(true);
  expect(typing(at("inside"))).toBe(true);
  expect(typing(at("outside"))).toBe(false);
});
