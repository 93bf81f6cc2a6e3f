// Chromium as the tests use it: the machine"s own, an empty profile, nothing from outside.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function executable() {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const found = [process.env.CARILLON_CHROMIUM, ...onPath, ...elsewhere].find(
    (path) => path && existsSync(path),
  );
  if (!found) {
    throw new Error("No Chromium was found. Install it, or name it in CARILLON_CHROMIUM.");
  }
  return found;
}

/** Starts the browser. */
export function startChromium() {
  return chromium.launch({
    executablePath: executable(),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * Opens a page in a context of its own, and collects what should not happen there: errors in its
 * console, exceptions, and requests that leave this machine.
 */
export async function openPage(browser, { colorScheme = "light", ...options } = {}) {
  const context = await browser.newContext({
    colorScheme,
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && !["127.0.0.1", "localhost"].includes(hostname)) {
      complaints.push(`request to ${hostname}`);
    }
  });
  return { page, complaints, close: () => context.close() };
}
