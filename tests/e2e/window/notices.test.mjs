// A campaign that ends while nobody looks is told by the desktop, and a click leads to it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, rehearse } from "../browser/steps.mjs";
import { temporaryFolder } from "../console.mjs";
import { call, openWindow, startDriver } from "../window.mjs";
import { eventually, lookAway } from "./display.mjs";
import { startNotices } from "./notices.mjs";
import { pageOf } from "./page.mjs";

let data;
let driver;
let notices;
let window;

before(async () => {
  data = await temporaryFolder("notices");
  notices = await startNotices();
  driver = await startDriver();
  window = await openWindow(data.path);
});

after(async () => {
  await window?.quit();
  await driver?.stop();
  notices?.stop();
  await data?.remove();
});

test("a campaign that pauses itself is told with the reason", async () => {
  const page = pageOf(window);
  await rehearse(page);
  await lookAway();
  const [account] = (await call(window, "accounts.list")).items;
  const revoke = (revoked) => call(window, "rehearsal.set_dials", { account_id: account.id, dials: { keys_revoked: revoked } });
  await launch(page, { name: "Order late", rate: 5 });
  await revoke(true);
  await eventually(() => notices.shown.length > 0, "a notification", 60_000);
  const [told] = notices.shown;
  assert.equal(told.title, "Order late paused itself");
  assert.match(told.body, /key/);
  await revoke(false);
});

test("the end of a campaign is told once, and a click shows the campaign", async () => {
  const page = pageOf(window);
  await page.getByRole("link", { name: "Overview" }).first().click();
  await launch(page, { name: "Order ready" });
  const campaign = new URL(await page.url()).pathname;
  await page.getByRole("link", { name: "Settings" }).first().click();
  await page.waitForURL(/\/settings/);
  await eventually(() => notices.shown.length > 1, "a second notification", 60_000);
  const told = notices.shown[1];
  assert.equal(told.title, "Order ready has been sent");
  assert.match(told.body, /Sinch accepted \d+ of 200 messages/);
  notices.click(told);
  await page.waitForURL(new RegExp(`${campaign}$`));
  await page.getByRole("heading", { name: "Order ready" }).waitFor();
  assert.equal(notices.shown.length, 2);
});
