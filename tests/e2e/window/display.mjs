// The display that the window tests run on: finding windows by their title, their shape, pressing
// keys and closing them as a window manager would.

import { execFile } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

/** Runs xdotool and answers what it printed. */
export async function xdotool(...words) {
  const { stdout } = await promisify(execFile)("xdotool", words);
  return stdout.trim();
}

/** Waits until `ask` answers something true, and answers it. */
export async function eventually(ask, what, patience = 20_000) {
  const end = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`never came: ${what}`);
    await pause(100);
  }
}

/** The windows in view with exactly this title. */
export async function windowsTitled(title) {
  const found = await xdotool("search", "--onlyvisible", "--name", `^${title}$`).catch(() => ""); // It exits with 1 when there is none.
  return found.split("\n").filter(Boolean);
}

/** Waits for a window in view with this title, and answers its id. */
export const idOf = (title) => eventually(async () => (await windowsTitled(title)).at(-1), `a window titled ${title}`);

/** Where a window is and how large. */
export async function shapeOf(id) {
  const shape = Object.fromEntries((await xdotool("getwindowgeometry", "--shell", id)).split("\n").map((line) => line.split("=")));
  return { x: Number(shape.X), y: Number(shape.Y), width: Number(shape.WIDTH), height: Number(shape.HEIGHT) };
}

/** Presses keys in a window. */
export async function press(id, ...keys) {
  await xdotool("windowfocus", "--sync", id);
  await xdotool("key", "--delay", "60", ...keys);
}

/** Closes a window with the key for it: there is no window manager to draw a cross. */
export const closeWindow = (id) => press(id, "ctrl+w");

/** Puts the pointer where no window is: without a window manager the one beneath it has the focus. */
export const lookAway = () => xdotool("mousemove", "--sync", "1435", "895");
