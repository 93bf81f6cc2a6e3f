// Pictures of every screen, light and dark, at two sizes, from the real program on rehearsal data:
// `npm run gallery -- <folder> [pattern of names]`. Looked at by people; nothing fails here.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { eventually, funnel, launch, rehearse } from "./browser/steps.mjs";
import { openPage, startChromium } from "./chromium.mjs";
import { startConsole } from "./console.mjs";

const [folder, pattern = ""] = process.argv.slice(2);
const only = new RegExp(pattern);
if (!folder) {
  process.stderr.write("Name the folder for the pictures: npm run gallery -- <folder>\n");
  process.exit(2);
}

const schemes = ["light", "dark"];
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
const guests = {
  name: "spring-guests.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    "nome;cellulare;città\nAnna;333 1234567;Milano\nMarco;347 7654321;Torino\nGiulia;12;Roma\nAnna ancora;+39 333 1234567;Milano\n",
  ),
};

const rows = (page, table) => page.getByRole("table", { name: table }).getByRole("row");
const step = (name) => async (page) => {
  await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name }).click();
};

/** Every screen: its name, its address, and what is done there before the picture. */
function screens({ running, finished, draft, template, account }) {
  const wizard = `/campaigns/new?draft=${draft}`;
  return [
    ["jobs", "/", (page) => page.getByRole("button", { name: /running$/ }).click()],
    ["campaigns", "/campaigns"],
    ["campaign", `/campaigns/${running}`],
    ["campaign-later", `/campaigns/${finished}`],
    ["campaign-person", `/campaigns/${finished}?state=failed`, async (page) => {
      await rows(page, "Recipients").nth(1).click();
      await page.getByRole("region", { name: "Recipient", exact: true }).scrollIntoViewIfNeeded();
    }],
    ["wizard-basics", wizard, step(/Basics/)],
    ["wizard-template", wizard, step(/Template/)],
    ["wizard-audience", wizard, step(/Audience/)],
    ["wizard-variables", wizard, step(/Variables/)],
    ["wizard-rate", wizard, step(/Rate/)],
    ["wizard-check", wizard],
    ["templates", "/templates"],
    ["template", template],
    ["contacts", "/audiences"],
    ["lists", "/audiences?tab=lists"],
    ["import", "/audiences/import"],
    ["import-columns", "/audiences/import", (page) => page.getByLabel(/Choose a file/).setInputFiles(guests)],
    ["import-result", "/audiences/import", async (page) => {
      await page.getByLabel(/Choose a file/).setInputFiles(guests);
      await page.getByRole("combobox", { name: "Home country" }).fill("Italy");
      await page.getByRole("option", { name: /^Italy/ }).click();
      await page.getByRole("button", { name: "Import 4 rows" }).click();
      await rows(page, "Refused rows").nth(1).waitFor();
    }],
    ["accounts", "/accounts"],
    ["account", account],
    ["account-edit", `${account}/edit`],
    ["account-new", "/accounts/new"],
    ["account-faults", "/accounts/new", (page) => page.getByRole("button", { name: "Connect account" }).click()],
    ["webhooks", "/webhooks"],
    ["webhooks-account", `/webhooks?account=${account.split("/").at(-1)}`],
    ["callback", "/webhooks", (page) => rows(page, "Callbacks").nth(1).click()],
    ["callback-curl", "/webhooks", async (page) => {
      await rows(page, "Callbacks").nth(1).click();
      await page.getByRole("button", { name: "Copy as curl" }).scrollIntoViewIfNeeded();
    }],
    ["webhooks-again", "/webhooks", (page) => page.getByRole("button", { name: "Apply again" }).click()],
    ["settings", "/settings"],
    ["start", "/start"],
    ["lost", "/nowhere"],
    ["keys", "/campaigns", (page) => page.keyboard.press("?")],
    ["commands", "/campaigns", (page) => page.keyboard.press("Control+k")],
    // Last, when the chart has something to show.
    ["overview", "/"],
  ].filter(([name]) => only.test(name));
}

const campaignOf = (page) => new URL(page.url()).pathname.split("/").at(-1);

async function firstAddress(page, link, pattern) {
  await page.goto(link);
  await page.getByRole("table").getByRole("row").nth(1).click();
  await page.waitForURL(pattern);
  return new URL(page.url()).pathname;
}

/** An account, a campaign that ended, one under way and one being written. */
async function prepare(page, at) {
  await rehearse(page);
  await launch(page, { name: "Order ready, Monday", rate: 4 });
  const finished = campaignOf(page);
  await eventually(async () => (await funnel(page, "Enqueued")) > 190, "a campaign that was sent");
  await page.goto(at("/campaigns/new?name=Order%20ready%2C%20Wednesday"));
  const draft = await write(page);
  const account = await firstAddress(page, at("/accounts"), /accounts\/acc_/);
  const template = await firstAddress(page, at("/templates?search=order_ready"), /templates\/tpl_/);
  await page.goto(at("/"));
  await launch(page, { name: "Order ready, Tuesday", rate: 1 });
  await eventually(async () => (await funnel(page, "Enqueued")) > 40, "a campaign well under way");
  return { finished, draft, account, template, running: campaignOf(page) };
}

async function write(page) {
  await page.getByRole("button", { name: "Choose the template" }).click();
  await page.getByRole("radio", { name: /^order_ready/ }).check();
  await page.getByRole("button", { name: "Choose the audience" }).click();
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Fill the variables" }).click();
  await page.getByRole("combobox", { name: "Which column" }).nth(1).click();
  await page.getByRole("option", { name: "order", exact: true }).click();
  await page.getByRole("button", { name: "Set the rate" }).click();
  await page.getByRole("button", { name: "Check everything" }).click();
  await page.getByRole("button", { name: /^Launch to/ }).waitFor();
  return new URL(page.url()).searchParams.get("draft");
}

async function take(page, name) {
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

const host = await startConsole();
const browser = await startChromium();
try {
  await mkdir(folder, { recursive: true });
  const at = (path) => new URL(path, host.link).href;
  const first = await openPage(browser);
  first.page.setDefaultTimeout(15_000);
  await first.page.goto(host.link);
  await first.page.getByRole("button", { name: "Start rehearsing" }).waitFor();
  for (const colorScheme of schemes) {
    await first.page.emulateMedia({ colorScheme });
    for (const size of sizes) {
      await first.page.setViewportSize(size);
      await take(first.page, `first-${colorScheme}-${size.width}`);
    }
  }
  const things = await prepare(first.page, at);
  const storageState = await first.page.context().storageState();
  await first.close();
  for (const colorScheme of schemes) {
    for (const viewport of sizes) {
      const { page, complaints, close } = await openPage(browser, { colorScheme, viewport, storageState });
      page.setDefaultTimeout(8000);
      for (const [name, path, act] of screens(things)) {
        try {
          await page.goto(at(path));
          await page.getByRole("heading", { level: 1 }).first().waitFor();
          await page.waitForTimeout(250);
          await act?.(page);
        } catch (error) {
          process.stderr.write(`${name}: ${error.message}\n`);
        }
        await take(page, `${name}-${colorScheme}-${viewport.width}`);
      }
      for (const complaint of new Set(complaints)) process.stderr.write(`${colorScheme}: ${complaint}\n`);
      await close();
    }
  }
} finally {
  await browser.close();
  await host.stop();
}
