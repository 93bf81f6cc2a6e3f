// Connecting an account: what is wrong stands at its field or in the test, and can be mended there.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openConsole, rehearse } from "./steps.mjs";

test("wrong key, then wrong region, then right", async () => {
  const { page, close } = await openConsole();
  try {
    await rehearse(page);
    await page.getByRole("link", { name: "Accounts" }).click();
    await page.getByRole("table", { name: "Accounts" }).getByRole("row").nth(1).click();
    await page.getByRole("link", { name: "Edit account" }).click();

    const proof = page.getByRole("region", { name: "Connection test" });
    const check = proof.getByRole("button", { name: "Test connection" });
    const key = page.getByLabel("Access key secret", { exact: false }).first();
    await key.fill("not-the-key");
    await check.click();
    const steps = proof.getByRole("listitem");
    await steps.filter({ hasText: "Access key" }).getByText("Failed").waitFor();

    await key.fill("");
    await page.getByText("United States (US)").click();
    await check.click();
    const app = steps.filter({ hasText: "App and region" });
    await app.getByText("Failed").waitFor();
    await app.getByRole("button", { name: "Use EU and test again" }).click();

    await proof.getByText("Connected", { exact: true }).waitFor();
    assert.ok(await page.getByRole("radio", { name: "Europe (EU)" }).isChecked());
  } finally {
    await close();
  }
});

test("every fault of the form stands at its field, and what was typed stays", async () => {
  const { page, close } = await openConsole();
  try {
    await page.getByRole("link", { name: "Connect an account" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Milano EU");
    await page.getByRole("textbox", { name: "Key", exact: true }).fill("???");
    await page.getByRole("button", { name: "Connect account" }).click();
    await page.getByRole("alert").first().waitFor();
    for (const label of ["Key", "Project ID", "App ID", "Access key ID"]) {
      const field = page.getByRole("textbox", { name: label, exact: true });
      assert.equal(await field.getAttribute("aria-invalid"), "true", label);
    }
    assert.equal(await page.getByRole("textbox", { name: "Name", exact: true }).inputValue(), "Milano EU");
  } finally {
    await close();
  }
});

test("a setup file fills the form, and one that is none is told so", async () => {
  const { page, close } = await openConsole();
  const open = (text) => page.locator("input[type=file]").setInputFiles({ name: "milano.json", mimeType: "application/json", buffer: Buffer.from(text) });
  try {
    await page.getByRole("button", { name: "Open a setup file" }).waitFor();
    await open("name,phone");
    await page.getByText("milano.json is no setup file of Carillon.").waitFor();
    await page.goto(new URL("/start", page.url()).href);
    await page.getByRole("button", { name: "Open a setup file" }).waitFor();
    await open(JSON.stringify({ carillon_setup: 1, account: { name: "Milano EU", key: "MILAN", region: "br", late_hours: "48" } }));
    await page.getByText("Filled in from a setup file.").waitFor();
    assert.equal(await page.getByRole("textbox", { name: "Name", exact: true }).inputValue(), "Milano EU");
    assert.ok(await page.getByRole("radio", { name: "Brazil (BR)" }).isChecked());
    assert.equal(await page.getByLabel("Access key secret", { exact: false }).first().inputValue(), "");
  } finally {
    await close();
  }
});
