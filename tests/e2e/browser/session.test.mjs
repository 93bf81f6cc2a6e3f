// The link that opens the console: good once, for one browser.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "../chromium.mjs";
import { openConsole } from "./steps.mjs";

test("the key of the link opens the console once", async () => {
  const console_ = await openConsole();
  try {
    await console_.page.getByRole("button", { name: "Start rehearsing" }).waitFor();
    const { page } = await openPage(console_.page.context().browser());
    await page.goto(console_.link);
    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByRole("navigation").count(), 0);
    assert.equal(await page.getByRole("button", { name: "Start rehearsing" }).count(), 0);
  } finally {
    await console_.close();
  }
});
