import { expect, test } from "vitest";
import { columnsOf, done, emptyDraft, formOf, mapVariables, readDraft } from "./draft";

const translation = { language: "it", version: null, state: "approved", reason: null, variables: [{ key: "body[1]text", example: null }, { key: "order", example: null }, { key: "body[3]text", example: null }], preview: { header: null, body: "", footer: null, buttons: [] } } as never;
const whole = { ...emptyDraft, name: " Autumn ", account_id: "a", template_id: "t", channel: "WHATSAPP", language: "it", list_id: "l" };

test("a variable takes the column of its own name, the first one the person's name, the rest wait", () => {
  const mapped = mapVariables(translation, ["name", "phone", "order"], []);
  expect(mapped.map((each) => each.source.value)).toEqual(["name", "order", ""]);
});

test("what was mapped by hand stays", () => {
  const mine = { key: "order", source: { kind: "text" as const, value: "yours" }, fallback: null };
  expect(mapVariables(translation, ["order"], [mine])[1]).toEqual(mine);
});

test("an unmapped variable keeps a campaign from being checked", () => {
  const open = { ...whole, variables: [{ key: "body[1]text", source: { kind: "column" as const, value: "" }, fallback: null }] };
  expect(done("variables", open)).toBe(false);
  expect(formOf(open)).toBeNull();
  expect(formOf(whole)?.name).toBe("Autumn");
});

test("a rate is none or at least one", () => {
  expect(done("rate", whole)).toBe(true);
  expect(done("rate", { ...whole, rate: 0 })).toBe(false);
});

test("columns are those everybody has, then the file's own, each once", () => {
  expect(columnsOf([{ attributes: { order: "1", city: "x" } }, { attributes: { order: "2", name: "n" } }])).toEqual(["name", "phone", "city", "order"]);
});

test("a damaged kept draft begins anew", () => {
  expect(readDraft("{")).toEqual(emptyDraft);
  expect(readDraft('{"name":"x"}').name).toBe("x");
});
