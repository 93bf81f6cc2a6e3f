// The ledger as a file: every recipient with what became of them, and only those the filters show.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { eventually, funnel, launch, openConsole, rehearse } from "./steps.mjs";

/** Exports; `ready` is how the dialog names the file that is then there. */
async function save(page, form, rows, ready) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export recipients" });
  await dialog.getByRole("radio", { name: form }).check();
  await dialog.getByRole("radio", { name: rows }).check();
  await dialog.getByRole("button", { name: /^Export (recipients|anew)$/ }).click();
  await dialog.getByText(ready).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Save file" }).click()]);
  const text = await readFile(await download.path(), "utf8");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  return { name: download.suggestedFilename(), lines: text.trim().split(/\r?\n/) };
}

test("the ledger is exported whole and as filtered", async () => {
  const { page, complaints, close } = await openConsole();
  try {
    await rehearse(page);
    await launch(page);
    await eventually(async () => (await funnel(page, "Delivered")) > 20, "deliveries");
    const whole = await save(page, "CSV", /^All 200/, /^All 200 recipients, /);
    assert.match(whole.name, /\.csv$/);
    assert.equal(whole.lines.length, 201, "a head and everybody");
    assert.match(whole.lines[1], /\+1212555\d+/, "numbers as E.164");

    await page.getByRole("group", { name: "State" }).getByRole("button", { name: /^Failed/ }).click();
    await page.waitForURL(/state=failed/);
    const failed = await save(page, "JSON Lines", /^Those/, /recipients as they were filtered/);
    assert.match(failed.name, /\.jsonl$/);
    const told = failed.lines.map((line) => JSON.parse(line));
    assert.ok(told.length > 0 && told.length < 20, `${told.length} failed`);
    assert.deepEqual([...new Set(told.map(({ state }) => state))], ["failed"]);
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
});
