// The first five minutes of a newcomer, in the real window: the same steps as in the browser.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { eventually, funnel, launch, rehearse } from "../browser/steps.mjs";
import { temporaryFolder } from "../console.mjs";
import { openWindow, startDriver } from "../window.mjs";
import { pageOf } from "./page.mjs";

let data;
let driver;
let window;

before(async () => {
  data = await temporaryFolder("story");
  driver = await startDriver();
  window = await openWindow(data.path);
});

after(async () => {
  await window?.quit();
  await driver?.stop();
  await data?.remove();
});

/** People at numbers of fiction, with the columns that the suggested template needs. */
function guests(count) {
  const rows = Array.from({ length: count }, (_, at) => `Guest ${at};+1 212 555 01${String(at).padStart(2, "0")};A${at}`);
  return ["name;phone;order", ...rows, "Nobody;12;A99"].join("\n");
}

test("from the first start through an import to a finished campaign", async () => {
  const page = pageOf(window);
  await rehearse(page);

  await page.getByRole("link", { name: "Audiences" }).first().click();
  await page.getByRole("link", { name: "Import contacts" }).first().click();
  await page.getByLabel(/Choose a file/).waitFor();
  await page.chooseFile("autumn guests.csv", guests(30));
  await page.getByRole("button", { name: "Import 31 rows" }).click();
  await page.getByRole("table", { name: "Refused rows" }).getByRole("row").nth(1).waitFor();

  await page.getByRole("link", { name: "Overview" }).first().click();
  await launch(page, { name: "Autumn guests", list: "autumn guests" });
  await eventually(async () => (await funnel(page, "Delivered")) === 30, "everybody got the message");
  assert.equal(await funnel(page, "Audience"), 30);
  await page.getByText("Finished").first().waitFor();
});
