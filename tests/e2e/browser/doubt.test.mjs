// A send that was never answered, in an app that keeps nothing to look up: only a person can decide.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";

import { program, temporaryFolder } from "../console.mjs";
import { eventually, launch, openConsole, rehearse } from "./steps.mjs";

const seed = "7";
/** At both numbers the connection drops: at the first before the sandbox accepted, at the second after. */
const people = "first_name,phone,order\nAnna,+1 989 555 0117,A-1\nMarco,+1 989 555 0116,A-2\n";

/** The app of a rehearsal with this seed that works in DISPATCH mode: it cannot list its messages. */
async function dispatchApp() {
  const sandbox = spawn(program("carillon", "CARILLON_BIN"), ["sandbox", "--seed", seed, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    for await (const line of createInterface({ input: sandbox.stdout })) return JSON.parse(line).app_ids[1];
  } finally {
    sandbox.kill();
  }
}

async function importPeople(page) {
  await page.getByRole("link", { name: "Audiences" }).click();
  await page.getByRole("link", { name: "Import contacts" }).first().click();
  await page.getByLabel(/Choose a file/).setInputFiles({ name: "doubtful.csv", mimeType: "text/csv", buffer: Buffer.from(people) });
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await page.getByText("Imported", { exact: true }).first().waitFor();
}

/** Attempts are numbered: "1.", "2.". */
const attempts = (person) => person.getByText(/^\s*\d+\.\s*$/).count();

/** A campaign to both, up to the page of the person whom nobody knows about; then `decide` goes on there. */
async function withDoubt(decide) {
  const folder = await temporaryFolder("doubt");
  await mkdir(join(folder.path, "sandbox"));
  await writeFile(join(folder.path, "sandbox", "seed"), seed);
  const { page, complaints, close } = await openConsole({ data: folder.path });
  try {
    await rehearse(page);
    await page.getByRole("link", { name: "Accounts" }).click();
    await page.getByRole("table", { name: "Accounts" }).getByRole("row").nth(1).click();
    await page.getByRole("link", { name: "Edit account" }).click();
    await page.getByRole("textbox", { name: "App ID", exact: true }).fill(await dispatchApp());
    await page.getByRole("button", { name: "Save account" }).click();
    await page.getByRole("link", { name: "Edit account" }).waitFor();
    await importPeople(page);
    await page.getByRole("link", { name: "Overview" }).click();
    await launch(page, { list: "doubtful" });

    // What the callback proves needs nobody; what nothing proves waits for a person.
    const rows = page.getByRole("table", { name: "Recipients" }).getByRole("row");
    await rows.filter({ hasText: "+1 989 555 0116" }).getByText(/^(Sent|Delivered|Read)$/).waitFor();
    await page.getByRole("button", { name: "Decide" }).click();
    await eventually(async () => (await rows.count()) === 2, "only the doubt in the list");
    await rows.filter({ hasText: "+1 989 555 0117" }).click();
    await decide(page.getByRole("region", { name: "Recipient", exact: true }));
    await page.getByRole("button", { name: "Decide" }).waitFor({ state: "hidden" });
    assert.deepEqual(complaints, []);
  } finally {
    await close();
    await folder.remove();
  }
}

test("a doubt is resolved by sending again", () =>
  withDoubt(async (person) => {
    await person.getByRole("button", { name: "Send again" }).click();
    await person.getByText("A later attempt took its place.").waitFor();
    await person.getByText(/^(Sent|Delivered|Read)$/).first().waitFor();
    assert.equal(await attempts(person), 2);
  }));

test("a doubt is resolved by counting it as sent", () =>
  withDoubt(async (person) => {
    await person.getByRole("button", { name: "Count as sent" }).click();
    await person.getByRole("button", { name: "Send again" }).waitFor({ state: "hidden" });
    await person.getByText("Enqueued", { exact: true }).waitFor();
    assert.equal(await attempts(person), 1);
  }));
