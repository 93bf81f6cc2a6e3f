// The real window where no keychain can be reached: it says so, and keeps nothing elsewhere.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { temporaryFolder } from "../console.mjs";
import { call, openWindow, startDriver } from "../window.mjs";
import { accountForm } from "../forms.mjs";

let data;
let driver;
let window;

before(async () => {
  data = await temporaryFolder("keychain");
  driver = await startDriver({ DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere" });
  window = await openWindow(data.path);
});

after(async () => {
  await window?.quit();
  await driver?.stop();
  await data?.remove();
});

test("an account is refused in words, and none is made", async () => {
  await assert.rejects(call(window, "accounts.create", accountForm()), (error) => {
    assert.match(`${error.body.message} ${error.body.hint}`, /keychain/i);
    return true;
  });
  const { items } = await call(window, "accounts.list");
  assert.deepEqual(items, []);
});
