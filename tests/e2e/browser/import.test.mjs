// A file of contacts: columns found, rows refused with their reason, people in their list.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openConsole, rehearse } from "./steps.mjs";

const file = {
  name: "spring-guests.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    "nome;cellulare;città\nAnna;333 1234567;Milano\nMarco;347 7654321;Torino\nGiulia;12;Roma\nAnna ancora;+39 333 1234567;Milano\n",
  ),
};

test("an import tells what it found, what came in and what was refused", async () => {
  const { page, complaints, close } = await openConsole();
  try {
    await rehearse(page);
    await page.getByRole("link", { name: "Audiences" }).click();
    await page.getByRole("link", { name: "Import contacts" }).first().click();
    await page.getByLabel(/Choose a file/).setInputFiles(file);
    assert.equal(await page.getByRole("combobox", { name: "cellulare becomes" }).inputValue(), "Phone number");
    assert.equal(await page.getByRole("textbox", { name: "Into the list" }).inputValue(), "spring guests");
    await page.getByRole("combobox", { name: "Home country" }).fill("Italy");
    await page.getByRole("option", { name: /^Italy/ }).click();
    await page.getByRole("button", { name: "Import 4 rows" }).click();

    await page.getByText("Imported", { exact: true }).first().waitFor();
    const refused = page.getByRole("table", { name: "Refused rows" }).getByRole("row");
    await refused.nth(1).waitFor();
    assert.match(await refused.nth(1).innerText(), /^4\s/, "row 4 of the file is the one refused");
    const result = async (word) => page.getByRole("main").locator("div", { has: page.locator("dt", { hasText: word }) }).last().locator("dd").innerText();
    assert.deepEqual(await Promise.all(["Rows", "Imported", "Duplicates", "Refused"].map(result)), ["4", "2", "1", "1"]);

    await page.getByRole("link", { name: "See the contacts" }).click();
    await page.getByText("+39 333 123 4567").waitFor();
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
});
