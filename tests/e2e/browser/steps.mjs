// What a person does in the console, step by step, for the stories told by the tests.

import { openPage, startChromium } from "../chromium.mjs";
import { startConsole } from "../console.mjs";

/** How long a page may take to show what it was asked for. */
const PATIENCE = 15_000;

/**
 * A console with a signed-in browser: `page`, its `complaints`, `link`, the data folder, and
 * `close`. With `data` it goes on where another console stopped.
 */
export async function openConsole({ data, ...options } = {}) {
  const host = await startConsole({ data });
  const browser = await startChromium();
  const { page, complaints } = await openPage(browser, options);
  page.setDefaultTimeout(PATIENCE);
  const opened = {
    page,
    complaints,
    data: host.data,
    link: host.link,
    origin: new URL(host.link).origin,
    close: async () => {
      await browser.close();
      await host.stop();
    },
    /** As `close`, but the program gets no chance to tidy up and the data stays; `remove` ends it. */
    kill: async () => {
      await browser.close();
      await host.kill();
    },
    remove: host.remove,
  };
  try {
    await page.goto(host.link);
    await page.getByRole("main").waitFor();
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

/** Goes through the first door. Answers how many milliseconds it took. */
export async function rehearse(page) {
  const start = performance.now();
  await page.getByRole("button", { name: "Start rehearsing" }).click();
  await page.getByText("REHEARSAL", { exact: true }).waitFor();
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  return performance.now() - start;
}

/** Writes the suggested campaign to its end and launches it; `rate` in messages a second, `list` by name. */
export async function launch(page, { name, rate, list } = {}) {
  await page.getByRole("link", { name: "Launch a campaign" }).first().click();
  // A suggested campaign opens where something is left to choose.
  await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: /Basics/ }).click();
  if (name) await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Choose the template" }).click();
  await page.getByRole("radio", { name: /^order_ready/ }).check();
  await page.getByRole("button", { name: "Choose the audience" }).click();
  await page.getByRole("radio", list ? { name: new RegExp(`^${list}`) } : {}).first().check();
  await page.getByRole("button", { name: "Fill the variables" }).click();
  await page.getByRole("combobox", { name: "Which column" }).nth(1).click();
  await page.getByRole("option", { name: "order", exact: true }).click();
  await page.getByRole("button", { name: "Set the rate" }).click();
  if (rate) {
    await page.getByRole("radio", { name: "At a rate of my own" }).check();
    await page.getByRole("textbox", { name: "Messages a second" }).fill(String(rate));
  }
  await page.getByRole("button", { name: "Check everything" }).click();
  await page.getByRole("button", { name: /^Launch to/ }).click();
  await page.waitForURL(/\/campaigns\/cmp_/);
}

/** The number beside a word of the funnel, e.g. `Delivered`. */
export async function funnel(page, step) {
  const words = await page.getByRole("region", { name: "Progress" }).getByRole("button", { name: new RegExp(`^${step} `) }).innerText();
  return Number(/([\d,]+)/.exec(words)[1].replaceAll(",", ""));
}

/** Waits until `ask` answers something true, and answers it. */
export async function eventually(ask, what, patience = 60_000) {
  const end = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Waits until a part of the page has said the same for three seconds. */
export async function settled(part) {
  let before = "";
  let since = performance.now();
  await eventually(async () => {
    const now = await part.innerText();
    if (now !== before) since = performance.now();
    before = now;
    return performance.now() - since > 3000;
  }, "a page at rest");
}
