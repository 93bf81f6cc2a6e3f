// The screens of one part of the console, each pictured and judged in a test of its own. Two parts,
// two files of tests: they run beside each other.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { prepare, screens, take, visit } from "../screens.mjs";
import { openConsole } from "./steps.mjs";

/** Keeps the pictures when it names a folder. */
const folder = process.env.CARILLON_GALLERY;

/** Addresses before the things they are about are there: enough to know which part they belong to. */
const promised = { account: "/accounts/", template: "/templates/", contact: "/audiences/", list: "/audiences/" };

/**
 * Declares a test for each screen whose address `belongs`: pictured in every scheme and size, nothing
 * sticks out, no name is cut off, axe finds nothing. Answers the console they share, once it is there.
 */
export function judge(belongs) {
  const shared = {};
  const at = (path) => new URL(path, shared.console.origin).href;
  before(async () => {
    shared.console = await openConsole();
    await shared.console.page.getByRole("button", { name: "Start rehearsing" }).waitFor();
    if (belongs("/")) shared.doors = await take(shared.console.page, "first", { folder });
    shared.things = await prepare(shared.console.page, at);
  });
  after(() => shared.console?.close());

  for (const [name] of screens(promised).filter(([, path]) => belongs(path))) {
    test(name, async () => {
      const { page, complaints } = shared.console;
      complaints.length = 0;
      await visit(page, screens(shared.things).find((each) => each[0] === name), at);
      assert.deepEqual(await take(page, name, { folder }), []);
      // The browser itself notes a form that was refused.
      const refused = name === "account-faults" ? /status of 422/ : /^$/;
      assert.deepEqual(complaints.filter((each) => !refused.test(each)), []);
    });
  }
  return shared;
}

/** Campaigns, whom they reach and what they say; the rest is set-up. */
export const isDaily = (path) => /^\/(campaigns|audiences|templates)/.test(path);
