// What the window remembers from one start to the next: its size and place, light or dark.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { By, until } from "selenium-webdriver";

import { temporaryFolder } from "../console.mjs";
import { openWindow, startDriver } from "../window.mjs";
import { closeWindow, eventually, idOf, shapeOf, xdotool } from "./display.mjs";

let data;
let driver;

before(async () => {
  data = await temporaryFolder("places");
  driver = await startDriver();
});

after(async () => {
  await driver?.stop();
  await data?.remove();
});

/** Opens the window, does something with it, and closes it as a person would. */
async function withWindow(act) {
  const window = await openWindow(data.path);
  try {
    await window.wait(until.elementLocated(By.css("h1")), 20_000);
    const id = await idOf("Carillon");
    const answer = await act(window, id);
    await closeWindow(id);
    return answer;
  } finally {
    // The driver ends its session also when the window is gone already.
    await window.quit().catch(() => {});
  }
}

test("size and place are as they were left", async () => {
  await withWindow(async (_, id) => {
    await xdotool("windowsize", "--sync", id, "1100", "700");
    await xdotool("windowmove", "--sync", id, "120", "60");
    await eventually(async () => (await shapeOf(id)).width === 1100, "the new size");
  });
  const again = await withWindow((_, id) => shapeOf(id));
  assert.deepEqual(again, { x: 120, y: 60, width: 1100, height: 700 });
});

test("light or dark is as it was chosen", async () => {
  const scheme = (window) => window.executeScript("return document.documentElement.dataset.mantineColorScheme;");
  const other = await withWindow(async (window) => {
    const wanted = (await scheme(window)) === "dark" ? "light" : "dark";
    await window.executeAsyncScript(
      `const [value, done] = arguments;
       window.__TAURI_INTERNALS__.invoke("plugin:store|load", { path: "preferences.json", options: {} })
         .then((rid) => window.__TAURI_INTERNALS__.invoke("plugin:store|set", { rid, key: "appearance", value }))
         .then(done);`,
      wanted,
    );
    return wanted;
  });
  assert.equal(await withWindow(scheme), other);
});
