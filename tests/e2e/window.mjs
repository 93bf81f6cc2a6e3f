// The real window, driven by WebDriver: needs a display, a session bus and an unlocked keychain.

import { spawn, spawnSync } from "node:child_process";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { Builder, Capabilities } from "selenium-webdriver";

import { program } from "./console.mjs";

const port = 4444;
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The data folders of the windows that this test file opened. */
const opened = new Set();

async function answers(at) {
  for (let left = 100; left > 0; left -= 1) {
    const open = await new Promise((resolve) => {
      const socket = connect(at, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return;
    await pause(50);
  }
  throw new Error(`nothing listens on port ${at}`);
}

/**
 * Starts the one driver that the windows of a test file share. Windows inherit its environment, so
 * what a window must find or miss there is given here.
 */
export async function startDriver(environment = {}) {
  const tool =
    process.env.CARILLON_TAURI_DRIVER ?? join(root, "target", "tools", "bin", "tauri-driver");
  const child = spawn(tool, ["--port", `${port}`, "--native-driver", "/usr/bin/WebKitWebDriver"], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await answers(port);
  return {
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      // A window that outlived its session would take the next file's start for a second one.
      for (const data of opened) spawnSync("pkill", ["-KILL", "-f", `carillon-desktop --data ${data} `]);
    },
  };
}

/** Opens the window on a data folder, with its receiver on any free port. */
export async function openWindow(data) {
  opened.add(data);
  const capabilities = new Capabilities();
  capabilities.setBrowserName("wry");
  capabilities.set("tauri:options", {
    application: program("carillon-desktop", "CARILLON_DESKTOP"),
    args: ["--data", data, "--hooks", "127.0.0.1:0"],
  });
  return new Builder()
    .usingServer(`http://127.0.0.1:${port}/`)
    .withCapabilities(capabilities)
    .build();
}

/** Starts the program without a driver; `ended` answers its exit code. */
export function startWindow(data) {
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

/**
 * Calls a command of the host as the page does. Answers what the command answers; throws the
 * error body that the page would get, with its message.
 */
export async function invoke(window, command, payload = {}, options = {}) {
  const outcome = await window.executeAsyncScript(
    `const [command, payload, options, done] = arguments;
     const bytes = Array.isArray(payload) ? new Uint8Array(payload) : payload;
     window.__TAURI_INTERNALS__.invoke(command, bytes, options).then(
       (answer) => done({ answer }), (error) => done({ error }));`,
    command,
    payload,
    options,
  );
  if ("error" in outcome) {
    throw Object.assign(new Error(outcome.error.message ?? outcome.error), { body: outcome.error });
  }
  return outcome.answer;
}

/** Any command of the door. */
export const call = (window, name, payload = {}) => invoke(window, "call", { name, payload });
