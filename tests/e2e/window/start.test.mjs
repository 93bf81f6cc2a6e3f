// Starting the window where something is in the way: another program's data, a first window.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

import { program, startConsole, temporaryFolder } from "../console.mjs";

function start(data) {
  const child = spawn(
    program("carillon-desktop", "CARILLON_DESKTOP"),
    ["--data", data, "--hooks", "127.0.0.1:0"],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    ended,
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Waits for a window of the display that has this title. */
async function windowTitled(title) {
  for (let left = 100; left > 0; left -= 1) {
    const found = await promisify(execFile)("xdotool", ["search", "--onlyvisible", "--name", title])
      .then(({ stdout }) => stdout.trim() !== "")
      .catch(() => false); // It exits with 1 when there is none.
    if (found) return;
    await pause(100);
  }
  throw new Error(`no window is titled ${title}`);
}

test("data that another program holds is said in a dialog, and not opened", async () => {
  const holder = await startConsole();
  const second = start(holder.data);
  try {
    await windowTitled("Carillon did not open");
  } finally {
    await second.stop();
    await holder.stop();
  }
});

test("a second start ends and leaves the first window", async () => {
  const data = await temporaryFolder("first");
  const other = await temporaryFolder("second");
  const first = start(data.path);
  try {
    await windowTitled("Carillon");
    assert.equal(await start(other.path).ended, 0);
    await windowTitled("Carillon");
  } finally {
    await first.stop();
    await data.remove();
    await other.remove();
  }
});
