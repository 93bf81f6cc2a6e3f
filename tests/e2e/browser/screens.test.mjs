// Every screen and dialog on rehearsal data, light and dark, at two sizes: pictured, nothing sticks
// out, no name is cut off, axe finds nothing. CARILLON_GALLERY names a folder that keeps the pictures.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { prepare, screens, take, visit } from "../screens.mjs";
import { openConsole } from "./steps.mjs";

const folder = process.env.CARILLON_GALLERY;
let console_;
let things;

before(async () => {
  console_ = await openConsole();
  const { page, origin } = console_;
  await page.getByRole("button", { name: "Start rehearsing" }).waitFor();
  assert.deepEqual(await take(page, "first", { folder }), []);
  things = await prepare(page, (path) => new URL(path, origin).href);
});

after(() => console_?.close());

// The rows are known before the things they are about.
for (const [name] of screens({ account: "" })) {
  test(name, async () => {
    const { page, complaints, origin } = console_;
    complaints.length = 0;
    const screen = screens(things).find((each) => each[0] === name);
    await visit(page, screen, (path) => new URL(path, origin).href);
    assert.deepEqual(await take(page, name, { folder }), []);
    // The browser itself notes a form that was refused.
    const refused = name === "account-faults" ? /status of 422/ : /^$/;
    assert.deepEqual(complaints.filter((each) => !refused.test(each)), []);
  });
}

test("no page of the navigation is missing here", async () => {
  const { page, origin } = console_;
  await page.goto(origin);
  const links = await page.getByRole("navigation").getByRole("link").evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
  const pictured = new Set(screens(things).map(([, path]) => new URL(path, origin).pathname));
  assert.ok(links.length > 0, "the navigation has no links");
  assert.deepEqual(links.filter((path) => !pictured.has(path)), []);
});
