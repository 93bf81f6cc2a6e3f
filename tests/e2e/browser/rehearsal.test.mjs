// The first five minutes of a newcomer: rehearse, launch, watch, understand.

import assert from "node:assert/strict";
import { test } from "node:test";

import { eventually, funnel, launch, openConsole, rehearse } from "./steps.mjs";

test("from the first start to a campaign whose statuses come in", async () => {
  const { page, complaints, close } = await openConsole();
  try {
    const milliseconds = await rehearse(page);
    assert.ok(milliseconds < 2000, `rehearsing took ${Math.round(milliseconds)} ms`);
    await page.getByText("Launch your first campaign").waitFor();

    await launch(page);
    await page.getByRole("link", { name: "Overview" }).click();
    const bar = page.getByRole("img", { name: /Enqueued|Delivered/ }).first();
    await bar.waitFor();
    const before = await bar.getAttribute("aria-label");
    await eventually(async () => (await bar.getAttribute("aria-label")) !== before, "a running bar that moves");
    await page.getByRole("img", { name: /^Messages per minute/ }).waitFor();

    await page.getByRole("region", { name: "Running campaigns" }).getByRole("link").click();
    await eventually(async () => (await funnel(page, "Enqueued")) > 190, "nearly everybody was sent to");
    await eventually(async () => (await funnel(page, "Delivered")) > 20, "deliveries");
    assert.equal(await funnel(page, "Audience"), 200);
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
});

test("a failed row is traced to the callback that said so", async () => {
  const { page, close } = await openConsole({ permissions: ["clipboard-read", "clipboard-write"] });
  try {
    await rehearse(page);
    await launch(page);
    await eventually(() => page.getByRole("button", { name: "Show recipients" }).first().isVisible(), "a failure");
    await page.getByRole("link", { name: "Overview" }).click();
    await page.getByRole("region", { name: "Failures" }).getByRole("button").first().click();
    await page.getByRole("menuitem").first().click();
    await page.waitForURL(/\/campaigns\/cmp_.*code=/);
    await page.getByRole("table", { name: "Recipients" }).getByRole("row").nth(1).click();
    const person = page.getByRole("region", { name: "Recipient", exact: true });
    await person.getByRole("link", { name: "Show them in the log" }).click();
    await page.getByRole("heading", { name: "Webhooks" }).waitFor();
    const rows = page.getByRole("table", { name: "Callbacks" }).getByRole("row");
    await eventually(async () => (await rows.count()) > 1, "callbacks of the message");
    await rows.nth(1).click();
    await page.getByRole("region", { name: "Callback", exact: true }).getByText("Verification").waitFor();
    await page.getByRole("button", { name: "Copy as curl" }).click();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(command, /^curl .*\/hooks\/acc_/s);
    assert.match(command, /x-sinch-webhook-signature/i);

    await page.getByRole("button", { name: "Apply again" }).click();
    await page.getByRole("button", { name: "Apply callbacks" }).click();
    await page.getByText(/\d callbacks are being applied again/).waitFor();
    await page.getByRole("button", { name: "Verify quarantine" }).click();
    await page.getByText("No callback in quarantine could be verified.").waitFor();
  } finally {
    await close();
  }
});

test("paused, killed and taken up again, the campaign goes on where it stopped", async () => {
  const first = await openConsole();
  let sent;
  const { data } = first;
  try {
    await rehearse(first.page);
    await launch(first.page, { rate: 20 });
    await eventually(async () => (await funnel(first.page, "Enqueued")) > 20, "some messages");
    await first.page.getByRole("button", { name: "Pause campaign" }).click();
    await first.page.getByRole("button", { name: "Resume campaign" }).waitFor();
    await eventually(() => first.page.getByText("Being sent", { exact: false }).isHidden(), "claims to settle");
    sent = await funnel(first.page, "Enqueued");
    assert.ok(sent < 200, `paused too late: ${sent}`);
  } finally {
    await first.kill();
  }
  const second = await openConsole({ data });
  try {
    await second.page.getByRole("link", { name: "Campaigns" }).click();
    await second.page.getByRole("table", { name: "Campaigns" }).getByRole("row").nth(1).click();
    await second.page.getByRole("button", { name: "Resume campaign" }).waitFor();
    assert.ok((await funnel(second.page, "Enqueued")) >= sent, "what was sent is remembered");
    await second.page.getByRole("button", { name: "Resume campaign" }).click();
    await eventually(async () => (await funnel(second.page, "Enqueued")) > 190, "the rest of the messages");
  } finally {
    await second.close();
    await first.remove();
  }
});
