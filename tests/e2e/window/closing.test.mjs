// Leaving while a campaign sends: the person is asked, and every answer does what it says.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { funnel, launch, rehearse } from "../browser/steps.mjs";
import { temporaryFolder } from "../console.mjs";
import { call, openWindow, startDriver, startWindow } from "../window.mjs";
import { closeWindow, eventually, idOf, press, windowsTitled } from "./display.mjs";
import { pageOf } from "./page.mjs";

const QUESTION = "Still sending";

let data;
let driver;
let window;
let id;

before(async () => {
  data = await temporaryFolder("closing");
  driver = await startDriver();
  window = await openWindow(data.path);
  const page = pageOf(window);
  await rehearse(page);
  await launch(page, { rate: 1 });
  await eventually(async () => (await funnel(page, "Enqueued")) > 0, "a first message");
  id = await idOf("Carillon");
});

after(async () => {
  await window?.quit().catch(() => {});
  await driver?.stop();
  await data?.remove();
});

/** Asks to leave, and answers the question with keys. */
async function leave(...keys) {
  await closeWindow(id);
  const question = await idOf(QUESTION);
  assert.equal((await windowsTitled(QUESTION)).length, 1);
  await press(question, ...keys);
  await eventually(async () => (await windowsTitled(QUESTION)).length === 0, "the question to go");
}

const states = async () => (await call(window, "campaigns.list")).items.map((campaign) => campaign.state);

test("Escape stays, and the campaign goes on", async () => {
  await leave("Escape");
  assert.equal((await windowsTitled("Carillon")).length, 1);
  assert.deepEqual(await states(), ["running"]);
});

test("sending goes on in the tray, and a second start brings the window back", async () => {
  await leave("Return");
  await eventually(async () => (await windowsTitled("Carillon")).length === 0, "the window to go");
  assert.deepEqual(await states(), ["running"]);
  const other = await temporaryFolder("closing-second");
  const second = startWindow(other.path);
  assert.equal(await second.ended, 0);
  await other.remove();
  await idOf("Carillon");
});

test("pausing and quitting leaves a paused campaign", async () => {
  await leave("Tab", "Return");
  await eventually(async () => (await windowsTitled("Carillon")).length === 0, "the program to end");
  await window.quit().catch(() => {});
  window = await openWindow(data.path);
  assert.deepEqual(await states(), ["paused"]);
});
