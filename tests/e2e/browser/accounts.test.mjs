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
