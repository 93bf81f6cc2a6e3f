import { expect, test } from "vitest";
import { groupPhone } from "./phone";

test("numbers are grouped as their country writes them, whatever cannot be read stays", () => {
  expect(groupPhone("+393331234567")).toBe("+39 333 123 4567");
  expect(groupPhone("19895550100")).toBe("+1 989 555 0100");
  expect(groupPhone("unknown")).toBe("unknown");
});
