// Every screen and dialog of the console, with the rehearsal data it needs: for the gallery of
// pictures and for the test that judges them. One more screen is one more row in `screens`.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { findingsInPage } from "./accessibility.mjs";
import { eventually, funnel, launch, rehearse } from "./browser/steps.mjs";

export const schemes = ["light", "dark"];
export const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/** A file with a duplicate and a number that is none. */
export const guests = {
  name: "spring-guests.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    "nome;cellulare;città\nAnna;333 1234567;Milano\nMarco;347 7654321;Torino\nGiulia;12;Roma\nAnna ancora;+39 333 1234567;Milano\n",
  ),
};

const rows = (page, table) => page.getByRole("table", { name: table, exact: true }).getByRole("row");
const press = (name) => (page) => page.getByRole("button", { name }).first().click();
/** Opens the menu of what else can be done, and chooses from it. */
const more = (name) => async (page) => {
  await page.getByRole("main").getByRole("button", { name: "Actions" }).first().click();
  if (name) await page.getByRole("menuitem", { name: new RegExp(`^${name}`) }).click();
};
const step = (name) => async (page) => {
  await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name }).click();
};

/** Name, address, and what is done there before one looks. */
export function screens({ running, finished, draft, template, account, contact, list }) {
  const wizard = `/campaigns/new?draft=${draft}`;
  return [
    ["jobs", "/", (page) => page.getByRole("button", { name: /running$/ }).click()],
    ["campaigns", "/campaigns"],
    ["campaigns-views", "/campaigns?state=finished", press(/^Views/)],
    ["campaigns-columns", "/campaigns", press("Columns")],
    ["campaigns-none", "/campaigns?search=nothing%20of%20this%20name"],
    ["campaign", `/campaigns/${running}`],
    ["campaign-later", `/campaigns/${finished}`],
    ["campaign-actions", `/campaigns/${running}`, more()],
    ["campaign-cancel", `/campaigns/${running}`, more("Cancel campaign")],
    ["campaign-notes", `/campaigns/${finished}`, async (page) => {
      await page.getByRole("heading", { name: "Notes" }).scrollIntoViewIfNeeded();
    }],
    ["campaign-export", `/campaigns/${finished}`, press("Export")],
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
    ["contact", contact],
    ["contact-delete", contact, more("Delete contact")],
    ["lists", "/audiences?tab=lists"],
    ["list", list],
    ["list-delete", list, more("Delete list")],
    ["imports", "/audiences?tab=imports"],
    ["import", "/audiences/import"],
    ["import-columns", "/audiences/import", (page) => page.getByLabel(/Choose a file/).setInputFiles(guests)],
    ["import-result", "/audiences/import", importGuests],
    ["accounts", "/accounts"],
    ["account", account],
    ["account-delete", account, more("Delete Rehearsal")],
    ["account-edit", `${account}/edit`],
    ["account-new", "/accounts/new"],
    ["account-faults", "/accounts/new", press("Connect account")],
    ["webhooks", "/webhooks"],
    ["webhooks-account", `/webhooks?account=${account.split("/").at(-1)}`],
    ["callback", "/webhooks", (page) => rows(page, "Callbacks").nth(1).click()],
    ["callback-curl", "/webhooks", async (page) => {
      await rows(page, "Callbacks").nth(1).click();
      await page.getByRole("button", { name: "Copy as curl" }).scrollIntoViewIfNeeded();
    }],
    ["webhooks-again", "/webhooks", press("Apply again")],
    ["settings", "/settings"],
    ["rehearsal", "/rehearsal"],
    ["rehearsal-numbers", "/rehearsal?tab=numbers"],
    ["rehearsal-phone", "/rehearsal?tab=phone"],
    ["settings-receiver", "/settings?part=receiver", press("Check the address of Rehearsal")],
    ["settings-secrets", "/settings?part=secrets"],
    ["settings-data", "/settings?part=data", press("Back up now")],
    ["settings-restore", "/settings?part=data", press("Put back…")],
    ["settings-about", "/settings?part=about"],
    ["start", "/start"],
    ["lost", "/nowhere"],
    ["keys", "/campaigns", (page) => page.keyboard.press("?")],
    ["commands", "/campaigns", async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("textbox", { name: "Search or do" }).fill("order");
      await page.waitForTimeout(400);
    }],
    // Last, when the chart has something to show.
    ["overview", "/"],
  ];
}

/** Imports the guests, on the page of the import. */
export async function importGuests(page) {
  await page.getByLabel(/Choose a file/).setInputFiles(guests);
  await page.getByRole("combobox", { name: "Home country" }).fill("Italy");
  await page.getByRole("option", { name: /^Italy/ }).click();
  await page.getByRole("button", { name: "Import 4 rows" }).click();
  await rows(page, "Refused rows").nth(1).waitFor();
}

const campaignOf = (page) => new URL(page.url()).pathname.split("/").at(-1);

async function firstAddress(page, link, pattern) {
  await page.goto(link);
  await page.getByRole("table").getByRole("row").nth(1).click();
  await page.waitForURL(pattern);
  return new URL(page.url()).pathname;
}

/** From the two doors on: an account, a campaign that was sent, one under way and one being written. */
export async function prepare(page, at) {
  await rehearse(page);
  await launch(page, { name: "Order ready, Monday" });
  const finished = campaignOf(page);
  await eventually(async () => (await funnel(page, "Enqueued")) > 190, "a campaign that was sent");
  await page.goto(at("/campaigns/new?name=Order%20ready%2C%20Wednesday"));
  const draft = await write(page);
  const account = await firstAddress(page, at("/accounts"), /accounts\/acc_/);
  const template = await firstAddress(page, at("/templates?search=order_ready"), /templates\/tpl_/);
  const contact = await firstAddress(page, at("/audiences"), /audiences\/contacts\/con_/);
  const list = await firstAddress(page, at("/audiences?tab=lists"), /audiences\/lists\/lst_/);
  await page.goto(at("/"));
  await launch(page, { name: "Order ready, Tuesday", rate: 1 });
  await eventually(async () => (await funnel(page, "Enqueued")) > 10, "a campaign well under way");
  return { finished, draft, account, contact, list, template, running: campaignOf(page) };
}

async function write(page) {
  await step(/Basics/)(page);
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

/** Goes to a screen and does there what its row says. */
export async function visit(page, [, path, act], at) {
  await page.emulateMedia({ colorScheme: schemes[0] });
  await page.setViewportSize(sizes[0]);
  await page.goto(at(path));
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  // The page's questions are asked at once; their answers come from this machine.
  await page.waitForTimeout(250);
  await act?.(page);
}

/**
 * Pictures of what the page shows, in every scheme and size, into `folder` when there is one.
 * Answers what is wrong there, one line each: what sticks out, what is cut off, what axe finds.
 */
export async function take(page, name, { folder, axe = true } = {}) {
  if (folder) await mkdir(folder, { recursive: true });
  const wrong = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    for (const size of sizes) {
      const picture = `${name}-${colorScheme}-${size.width}`;
      await page.setViewportSize(size);
      await page.evaluate(drawn);
      const bytes = await page.screenshot({ path: folder && join(folder, `${picture}.png`) });
      if (bytes.length < 5000) wrong.push(`${picture}: an empty picture`);
      wrong.push(...(await page.evaluate(sticksOut)).map((each) => `${picture}: ${each}`));
      if (axe && size === sizes[0]) wrong.push(...(await findingsInPage(page, { only: colorScheme === "dark" ? coloured : undefined })).map((each) => `${picture}: ${each}`));
    }
  }
  return wrong;
}

/** The rules that judge colours: of all, only they can find something else in the other scheme. */
const coloured = ["color-contrast", "link-in-text-block"];

/** In the page: what fades in or turns is there, and drawn. */
async function drawn() {
  const ending = document.getAnimations().filter((each) => each.effect.getComputedTiming().iterations !== Infinity);
  await Promise.all(ending.map((each) => each.finished.catch(() => {})));
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** In the page: what is wider than its place, and names of buttons and columns that are cut off. Text in a list of things may end early. */
export function sticksOut() {
  const found = [];
  for (const part of [document.scrollingElement, document.getElementById("content")]) {
    const over = part ? part.scrollWidth - part.clientWidth : 0;
    if (over > 0) found.push(`the page is ${over} pixels wider than its place`);
  }
  for (const named of document.querySelectorAll("button, a[class*=Button], [role=tab], [role=columnheader]")) {
    if (!named.checkVisibility() || named.closest("li")) continue;
    const cut = [named, ...named.querySelectorAll("*")].some((part) => {
      const hides = getComputedStyle(part).overflowX !== "visible" && part.clientWidth > 1;
      return hides && part.textContent.trim() && part.scrollWidth > part.clientWidth + 1;
    });
    if (cut) found.push(`cut off: "${named.textContent.trim()}"`);
  }
  return [...new Set(found)];
}
