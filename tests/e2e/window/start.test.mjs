// Starting the window where something is in the way: another program's data, a first window.

import assert from "node:assert/strict";
import { test } from "node:test";

import { startConsole, temporaryFolder } from "../console.mjs";
import { startWindow } from "../window.mjs";
import { idOf } from "./display.mjs";

test("data that another program holds is said in a dialog, and not opened", async () => {
  const holder = await startConsole();
  const second = startWindow(holder.data);
  try {
    await idOf("Carillon did not open");
  } finally {
    await second.stop();
    await holder.stop();
  }
});

test("a second start ends and leaves the first window", async () => {
  const data = await temporaryFolder("first");
  const other = await temporaryFolder("second");
  const first = startWindow(data.path);
  try {
    await idOf("Carillon");
    assert.equal(await startWindow(other.path).ended, 0);
    await idOf("Carillon");
  } finally {
    await first.stop();
    await data.remove();
    await other.remove();
  }
});
