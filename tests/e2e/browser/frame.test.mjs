// The frame round every page: by keyboard alone, at every width and at 200 %, without movement; the
// order and the saved views of a list live in its address.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openPage } from "../chromium.mjs";
import { sticksOut } from "../screens.mjs";
import { launch, openConsole, rehearse, settled } from "./steps.mjs";

let console_;
let page;
let campaign;
const pages = ["/", "/campaigns", "/audiences", "/audiences?tab=lists", "/audiences/import", "/templates", "/accounts", "/accounts/new", "/webhooks", "/settings"];
const at = (path) => new URL(path, console_.origin).href;
const open = async (path, on = page) => {
  await on.goto(at(path));
  await on.getByRole("heading", { level: 1 }).first().waitFor();
};
/** Role and name of what has the focus, and whether one can see that it has. */
const focus = () =>
  page.evaluate(() => {
    const part = document.activeElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
    // A field shows it by its border, which every field has in another colour without it.
    const field = /^(INPUT|TEXTAREA|SELECT)$/.test(part.tagName);
    return {
      name: part.getAttribute("aria-label") ?? part.textContent.trim(),
      row: part.getAttribute("aria-rowindex"),
      place: part.tagName === "BODY" ? "" : part.tagName.toLowerCase(),
      visible: field || boxShadow !== "none" || (outlineStyle !== "none" && outlineWidth !== "0px"),
    };
  });

before(async () => {
  console_ = await openConsole();
  page = console_.page;
  await rehearse(page);
  await launch(page);
  campaign = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Pause campaign" }).click();
  await settled(page.getByRole("region", { name: "Progress" }));
});

after(() => console_?.close());

// 640 pixels is what 200 % leaves of 1280.
for (const size of [{ width: 640, height: 400 }, { width: 1024, height: 768 }, { width: 2560, height: 1440 }]) {
  test(`nothing sticks out at ${size.width} pixels`, async () => {
    await page.setViewportSize(size);
    const wrong = {};
    for (const path of [...pages, campaign, `/campaigns/new`, "/start"]) {
      await open(path);
      await page.waitForTimeout(150);
      const found = await page.evaluate(sticksOut);
      if (found.length > 0) wrong[path] = found;
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.deepEqual(wrong, {});
  });
}

test("whoever asked for less movement gets none", async () => {
  for (const path of ["/", "/campaigns", campaign, "/audiences/import"]) {
    await open(path);
    const moving = await page.evaluate(() => document.getAnimations().map((each) => each.effect.getComputedTiming()).filter(({ duration, iterations }) => duration > 1 || iterations > 1).length);
    assert.equal(moving, 0, path);
  }
});

test("a list is walked, opened and left by keyboard", async () => {
  await open("/");
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.getByRole("heading", { name: "Campaigns", level: 1 }).waitFor();
  await page.keyboard.press("/");
  assert.equal((await focus()).name, "Search campaigns");
  await page.keyboard.press("Escape");

  await page.keyboard.press("g");
  await page.keyboard.press("u");
  const rows = page.getByRole("table", { name: "Contacts" }).getByRole("row");
  await rows.nth(3).waitFor();
  for (const key of ["j", "j", "k"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
  const second = await focus();
  assert.deepEqual([second.row, second.visible], ["3", true], "the second row has the focus and shows it");
  await page.keyboard.press("End");
  await page.waitForTimeout(200);
  assert.ok(Number((await focus()).row) > 50, "the last row that is loaded");

  await open(campaign);
  await page.getByRole("table", { name: "Recipients" }).getByRole("row").nth(1).waitFor();
  await page.keyboard.press("j");
  await page.waitForTimeout(60);
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Recipient", exact: true }).waitFor();
});

test("a dialog takes the focus, keeps it, and gives it back", async () => {
  await open("/campaigns");
  const columns = page.getByRole("button", { name: "Columns" });
  await columns.focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await keys.waitFor();
  for (let press = 0; press < 4; press += 1) {
    await page.keyboard.press("Tab");
    assert.ok(await keys.evaluate((dialog) => dialog.contains(document.activeElement)), "the focus left the dialog");
  }
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "hidden" });
  assert.ok(await columns.evaluate((button) => button === document.activeElement), "the focus came back");
});

test("the palette goes where enter says", async () => {
  await open("/");
  await page.keyboard.press("Control+k");
  const search = page.getByRole("textbox", { name: "Search or do" });
  await search.fill("order");
  const first = page.locator("[data-action]").first();
  await first.filter({ hasText: "order_ready" }).waitFor();
  await page.locator("[data-action][data-selected]").waitFor();
  assert.ok(await first.evaluate((line) => line.hasAttribute("data-selected")), "the first line is marked");
  await page.keyboard.press("Enter");
  await page.waitForURL(/templates\/tpl_/);
  await search.waitFor({ state: "hidden" });
  await page.keyboard.press("Control+k");
  await search.fill("dark");
  await page.keyboard.press("Enter");
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
});

test("every stop of the tab key can be seen, the first skips to the content", async () => {
  await open("/campaigns");
  await page.keyboard.press("Tab");
  assert.equal((await focus()).name, "Skip to content");
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press("Tab");
    const { name, place, visible } = await focus();
    if (!place) break;
    assert.ok(visible, `the focus on ${place} "${name}" cannot be seen`);
  }
});

test("the order of a list is in its address, and the program sorts", async () => {
  await open("/audiences");
  const table = page.getByRole("table", { name: "Contacts" });
  const head = table.getByRole("columnheader", { name: "Name" });
  const names = async () => {
    const cells = await table.getByRole("row").evaluateAll((rows) => rows.slice(1, 16).map((row) => row.querySelectorAll("[role=cell]")[1].textContent.toLowerCase()));
    return cells;
  };
  await head.getByRole("button").click();
  await page.waitForURL(/sort=name/);
  await table.locator('[aria-sort="ascending"]').waitFor();
  await page.waitForTimeout(300);
  const rising = await names();
  assert.deepEqual(rising, rising.toSorted());
  await head.getByRole("button").click();
  await page.waitForURL(/sort=-name/);
  await page.reload();
  await table.locator('[aria-sort="descending"]').waitFor();
  await table.getByRole("row").nth(15).waitFor();
  const falling = await names();
  assert.deepEqual(falling, falling.toSorted().toReversed());
  assert.notDeepEqual(falling, rising);
});

test("a view is saved, chosen, renamed and deleted", async () => {
  await open("/campaigns?state=paused");
  const button = (name) => page.getByRole("button", { name, exact: true });
  const views = page.getByRole("dialog");
  await button("Views").click();
  await views.getByRole("textbox", { name: "Name of this view" }).fill("Standing still");
  await views.getByRole("button", { name: "Save view" }).click();
  await views.getByRole("button", { name: "Standing still", exact: true }).waitFor();
  await page.keyboard.press("Escape");

  await open("/campaigns");
  await button("Views").click();
  await views.getByRole("button", { name: "Standing still", exact: true }).click();
  await page.waitForURL(/state=paused/);
  await views.waitFor({ state: "hidden" });
  await button("Standing still").click();
  await views.getByRole("button", { name: "Rename Standing still" }).click();
  await views.getByRole("textbox", { name: "Rename Standing still" }).fill("Paused");
  await page.keyboard.press("Enter");
  await views.getByRole("button", { name: "Paused", exact: true }).waitFor();
  await views.getByRole("button", { name: "Delete Paused" }).click();
  await views.getByRole("button", { name: "Paused", exact: true }).waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  await button("Views").waitFor();
});

test("two windows that rehearse at once get one rehearsal", async () => {
  const fresh = await openConsole();
  try {
    const second = await openPage(fresh.page.context().browser(), { storageState: await fresh.page.context().storageState() });
    await second.page.goto(fresh.origin);
    const doors = [fresh.page, second.page].map((each) => each.getByRole("button", { name: "Start rehearsing" }));
    await Promise.all(doors.map((door) => door.waitFor()));
    await Promise.all(doors.map((door) => door.click()));
    for (const each of [fresh.page, second.page]) {
      await each.getByRole("heading", { name: "Overview" }).waitFor();
      await each.getByRole("link", { name: "Accounts" }).click();
      const rows = each.getByRole("table", { name: "Accounts" }).getByRole("row");
      await rows.nth(1).waitFor();
      assert.equal(await rows.count(), 2, "the head and one account");
    }
    await second.close();
  } finally {
    await fresh.close();
  }
});
