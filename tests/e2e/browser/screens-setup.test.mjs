// Screens and dialogs of setting up and of the frame, on rehearsal data. CARILLON_GALLERY keeps the pictures.

import assert from "node:assert/strict";
import { test } from "node:test";

import { screens } from "../screens.mjs";
import { isDaily, judge } from "./judge.mjs";

const shared = judge((path) => !isDaily(path));

test("the two doors", () => assert.deepEqual(shared.doors, []));

test("no page of the navigation is missing among the screens", async () => {
  const { page, origin } = shared.console;
  await page.goto(origin);
  await page.getByRole("navigation").waitFor();
  const links = await page.getByRole("navigation").getByRole("link").evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
  const pictured = new Set(screens(shared.things).map(([, path]) => new URL(path, origin).pathname));
  assert.ok(links.length > 0, "the navigation has no links");
  assert.deepEqual(links.filter((path) => !pictured.has(path)), []);
});
