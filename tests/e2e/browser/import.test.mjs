// A file of contacts: columns found, rows refused with their reason, people in their list.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { guests } from "../screens.mjs";
import { openConsole, rehearse } from "./steps.mjs";

test("an import tells what it found, what came in and what was refused", async () => {
  const { page, complaints, close } = await openConsole();
  try {
    await rehearse(page);
    await page.getByRole("link", { name: "Audiences" }).click();
    await page.getByRole("link", { name: "Import contacts" }).first().click();
    await page.getByLabel(/Choose a file/).setInputFiles(guests);
    assert.equal(await page.getByRole("combobox", { name: "cellulare becomes" }).inputValue(), "Phone number");
    assert.equal(await page.getByRole("combobox", { name: "Into the list" }).inputValue(), "spring guests");
    await page.getByRole("combobox", { name: "Home country" }).fill("Italy");
    await page.getByRole("option", { name: /^Italy/ }).click();
    await page.getByRole("button", { name: "Import 4 rows" }).click();

    await page.getByText("Imported", { exact: true }).first().waitFor();
    const refused = page.getByRole("table", { name: "Refused rows" }).getByRole("row");
    await refused.nth(1).waitFor();
    assert.match(await refused.nth(1).innerText(), /^4\s/, "row 4 of the file is the one refused");
    const result = async (word) => page.getByRole("main").locator("div", { has: page.locator("dt", { hasText: word }) }).last().locator("dd").innerText();
    assert.deepEqual(await Promise.all(["Rows", "Imported", "Duplicates", "Refused"].map(result)), ["4", "2", "1", "1"]);

    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save refused rows" }).click()]);
    const [head, row, ...rest] = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
    assert.ok(head.endsWith(";nome;cellulare;città"), `the file's own columns at the end: ${head}`);
    assert.match(row, /^"?4"?;.*;Giulia;12;Roma$/);
    assert.deepEqual(rest, []);

    await page.getByRole("link", { name: "See the contacts" }).click();
    await page.getByText("+39 333 123 4567").waitFor();
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
});

test("an import goes on through a reload of the window", async () => {
  const rows = 20_000;
  const lines = Array.from({ length: rows }, (_, at) => `Person ${at},+39333${String(at).padStart(7, "0")}`);
  const { page, complaints, close } = await openConsole();
  try {
    await rehearse(page);
    await page.goto(new URL("/audiences/import", page.url()).href);
    await page.getByLabel(/Choose a file/).setInputFiles({ name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(`name,phone\n${lines.join("\n")}\n`) });
    await page.getByRole("button", { name: "Import 20,000 rows" }).click();
    await page.getByRole("progressbar", { name: "Progress of the import" }).waitFor();
    await page.waitForURL(/import\?.*id=/);
    await page.reload();
    await page.getByRole("link", { name: "See the contacts" }).waitFor({ timeout: 60_000 });
    await page.getByText("20,000", { exact: true }).first().waitFor();
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
});
