// Every page that the navigation leads to: it loads, it is accessible, it stays on this machine.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { findingsInPage } from "../accessibility.mjs";
import { openPage, startChromium } from "../chromium.mjs";
import { startConsole } from "../console.mjs";

let console_;
let browser;
let signedIn;

before(async () => {
  console_ = await startConsole();
  browser = await startChromium();
  // The link signs in once; the cookie it leaves serves the other tests.
  const { page, close } = await openPage(browser);
  await page.goto(console_.link);
  await page.getByRole("main").waitFor();
  signedIn = await page.context().storageState();
  await close();
});

after(async () => {
  await browser?.close();
  await console_?.stop();
});

for (const colorScheme of ["light", "dark"]) {
  test(`every page is accessible in the ${colorScheme} scheme`, async () => {
    const { page, complaints, close } = await openPage(browser, {
      colorScheme,
      storageState: signedIn,
    });
    await page.goto(new URL("/", console_.link).href);
    await page.getByRole("main").waitFor();
    const links = await page
      .getByRole("navigation")
      .getByRole("link")
      .evaluateAll((all) => [...new Set(all.map((link) => link.href))]);
    assert.ok(links.length > 0, "the navigation has no links");
    for (const link of [page.url(), ...links]) {
      await page.goto(link);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("load");
      assert.deepEqual(await findingsInPage(page), [], link);
    }
    assert.deepEqual(complaints, []);
    await close();
  });
}

test("the key of the link opens the console once", async () => {
  const { page, close } = await openPage(browser);
  await page.goto(console_.link);
  await page.getByRole("heading").first().waitFor();
  assert.equal(await page.getByRole("navigation").count(), 0);
  await close();
});
