import { expect, test } from "vitest";
import type { FileReading } from "@/api/contract";
import { assign, listName, otherColumns, phoneColumn, sameName, suggested } from "./mapping";

const reading = { columns: ["nome", "cell"], phone_column: "cell", suggested: { first_name: "nome" } } as unknown as FileReading;

test("the suggestion is taken, with the phone column", () => {
  expect(suggested(reading)).toEqual({ nome: "first_name", cell: "phone" });
});

test("a field belongs to one column", () => {
  const moved = assign(suggested(reading), "nome", "phone");
  expect(moved).toEqual({ nome: "phone" });
  expect(phoneColumn(moved)).toBe("nome");
  expect(assign(moved, "nome", null)).toEqual({});
});

test("the phone column does not travel among the others", () => {
  expect(otherColumns(suggested(reading))).toEqual({ nome: "first_name" });
});

test("a list is named after its file", () => {
  expect(listName("crm-italiano.v2.csv")).toBe("crm italiano.v2");
});

test("a list is the same whatever its case and spacing", () => {
  expect(sameName("  Clienti   2026 ", "clienti 2026")).toBe(true);
  expect(sameName("Clienti", "Clienti 2026")).toBe(false);
});
