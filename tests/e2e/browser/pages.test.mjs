// Every page that the navigation leads to: it loads, it is accessible, it stays on this machine.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { findingsInPage } from "../accessibility.mjs";
import { openPage, startChromium } from "../chromium.mjs";
import { startConsole } from "../console.mjs";
import { launch, rehearse, settled } from "./steps.mjs";

let console_;
let browser;
let signedIn;
let campaign;

before(async () => {
  console_ = await startConsole();
  browser = await startChromium();
  // The link signs in once; the cookie it leaves serves the other tests.
  const { page, close } = await openPage(browser);
  await page.goto(console_.link);
  // Without an account there are two doors and nothing to navigate to.
  await page.getByRole("button", { name: "Start rehearsing" }).waitFor();
  assert.deepEqual(await findingsInPage(page), [], "first start");
  await rehearse(page);
  signedIn = await page.context().storageState();
  await launch(page);
  campaign = new URL(page.url()).pathname;
  // A page that still moves would be measured in two places at once.
  await page.getByRole("button", { name: "Pause campaign" }).click();
  await settled(page.getByRole("region", { name: "Progress" }));
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
    const deeper = ["/accounts/new", "/campaigns/new", "/audiences?tab=lists", "/audiences/import", "/start", campaign];
    for (const link of [page.url(), ...links, ...deeper.map((path) => new URL(path, console_.link).href)]) {
      await page.goto(link);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("load");
      assert.deepEqual(await findingsInPage(page), [], link);
    }
    for (const keys of ["?", "Control+k"]) {
      await page.keyboard.press(keys);
      await page.getByRole("dialog").waitFor();
      // A dialog that fades in is judged when it is there.
      await page.waitForTimeout(400);
      assert.deepEqual(await findingsInPage(page), [], keys);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
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
