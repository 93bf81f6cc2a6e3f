import { expect, test } from "vitest";
import { begun, columnsOf, copyOf, done, emptyDraft, firstOpen, formOf, mapVariables, readDraft, stepOfField, steps, takeUp } from "./draft";

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
  expect(done("rate", { ...whole, rate: 801 })).toBe(false);
});

test("columns are those everybody has, then the file's own, each once", () => {
  expect(columnsOf([{ attributes: { order: "1", city: "x" } }, { attributes: { order: "2", name: "n" } }])).toEqual(["name", "phone", "city", "order"]);
});

test("a damaged kept draft begins anew", () => {
  expect(readDraft("{")).toEqual(emptyDraft);
  expect(readDraft('{"name":"x"}').name).toBe("x");
});

test("an unfinished draft goes on at the first step that lacks something", () => {
  expect(begun(emptyDraft)).toBe(false);
  expect(begun({ ...emptyDraft, account_id: "a" })).toBe(false);
  expect(firstOpen({ ...emptyDraft, name: "x", account_id: "a" })).toBe("template");
  expect(firstOpen({ ...whole, list_id: "" })).toBe("audience");
  expect(firstOpen(whole)).toBe("rate");
});

test("every field of the form belongs to a step that asks for it", () => {
  for (const field of [...Object.keys(emptyDraft), "variables.0"]) expect(steps).toContain(stepOfField(field));
  expect(stepOfField("variables.3")).toBe("variables");
  expect(stepOfField("rate")).toBe("rate");
});

test("a copy has every choice and another name", () => {
  const campaign = { ...whole, id: "cmp_1", state: "finished", rate: 7, variables: [{ key: "k", source: { kind: "text", value: "v" }, fallback: null }] } as never;
  expect(copyOf(campaign, "again")).toEqual({ ...whole, name: "again", rate: 7, variables: [{ key: "k", source: { kind: "text", value: "v" }, fallback: null }] });
});

test("an address goes on with the draft it began, and begins anew what another began", () => {
  const { draft, begunBy } = takeUp({ template_id: "t" }, { ...emptyDraft, name: "mine" });
  expect([draft.template_id, draft.name]).toEqual(["t", ""]);
  const later = { ...draft, name: "typed", account_id: "a", begunBy, step: "template" as const };
  expect(takeUp({ template_id: "t" }, later)).toMatchObject({ step: "template", draft: { name: "typed" } });
  expect(takeUp({ template_id: "u" }, later).draft.name).toBe("");
  expect(takeUp({}, later)).toMatchObject({ step: "template", draft: { name: "typed" } });
  expect(takeUp({}, later).draft).not.toHaveProperty("begunBy");
});

test("a draft goes on where it was left, but not beyond what it lacks", () => {
  expect(takeUp({}, { ...whole, step: "variables" }).step).toBe("variables");
  expect(takeUp({}, { ...whole, list_id: "", step: "rate" }).step).toBe("audience");
  expect(takeUp({}, { ...whole, step: "check" }).step).toBe("rate");
  expect(takeUp({}, emptyDraft).step).toBe("basics");
});
