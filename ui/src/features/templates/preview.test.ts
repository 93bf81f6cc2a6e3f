import { expect, test } from "vitest";
import { previewOn } from "./preview";

const card = { header: "Sale", body: "For {{name}}", footer: "Reply STOP", buttons: ["Yes", "Shop"] };

test("only WhatsApp shows a footer", () => {
  expect(previewOn("WHATSAPP", card)).toEqual(card);
  expect(previewOn("RCS", card)).toEqual({ ...card, footer: null });
});

test("a channel without buttons gets numbered lines", () => {
  expect(previewOn("SMS", card)).toEqual({ header: null, body: "Sale\nFor {{name}}\n1. Yes\n2. Shop", footer: null, buttons: [] });
  expect(previewOn("SMS", { header: null, body: "Hi", footer: null, buttons: [] }).body).toBe("Hi");
});
