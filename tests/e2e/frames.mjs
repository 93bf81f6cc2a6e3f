// How smoothly a list of 100,000 rows scrolls, and how busy the window is while callbacks pour in:
// `npm run frames`. Prints times and judges nothing: they belong to the machine that measured them.

import { createHmac, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { eventually, funnel, launch, openConsole, rehearse } from "./browser/steps.mjs";

const ROWS = Number(process.argv[2] ?? 100_000);
/** Rows passed in one frame: a quick drag of the scroll bar. */
const STRIDE = 50;

/** Callbacks a second while the window is watched, and for how long. */
const CALLBACKS = 200;
const LIVE_MS = 15_000;

/** A file of people whose numbers differ, in the form that Italian mobiles have. */
function people(rows) {
  const lines = Array.from({ length: rows }, (_, at) => `Person ${at},+39333${String(at).padStart(7, "0")},O-${at}`);
  return { name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(`first_name,phone,order\n${lines.join("\n")}\n`) };
}

async function importPeople(page) {
  await page.getByRole("link", { name: "Audiences" }).click();
  await page.getByRole("link", { name: "Import contacts" }).first().click();
  await page.getByLabel(/Choose a file/).setInputFiles(people(ROWS));
  await page.getByRole("button", { name: /^Import [\d,]+ rows/ }).click();
  await page.getByRole("link", { name: "See the contacts" }).waitFor({ timeout: 300_000 });
}

/** Starts to record, in the page: time between frames, and tasks that held the main thread. */
async function record(page) {
  await page.evaluate(() => {
    const recording = { frames: [], tasks: [], on: true };
    globalThis.recording = recording;
    new PerformanceObserver((list) => recording.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
    let before = performance.now();
    const tick = (now) => {
      recording.frames.push(now - before);
      before = now;
      if (recording.on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}

async function tell(page, what, more = "") {
  const { frames, tasks } = await page.evaluate(() => {
    globalThis.recording.on = false;
    return globalThis.recording;
  });
  const sorted = frames.slice(1).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  process.stdout.write(`${what}: ${sorted.length} frames, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms; ${tasks.length} tasks over 50 ms, the longest ${Math.max(0, ...tasks).toFixed(0)} ms${more}\n`);
}

/** Scrolls the list to its last row, at most `STRIDE` rows a frame; waits where the rows are still on their way. */
function scrollThrough(page, name, rows) {
  return page.getByRole("table", { name, exact: true }).evaluate(
    (list, { rows, stride }) =>
      new Promise((resolve) => {
        const head = list.firstElementChild.clientHeight;
        const step = () => {
          list.scrollTop += stride * 40;
          const held = Number(list.ariaRowCount) - 1;
          if (held >= rows && list.scrollTop + list.clientHeight >= head + rows * 40) resolve();
          else requestAnimationFrame(step);
        };
        list.scrollTop = 0;
        requestAnimationFrame(step);
      }),
    { rows, stride: STRIDE },
  );
}

/** The webhook that the rehearsal made for its account: where Sinch's callbacks go, and with which secret. */
async function webhookOf(data) {
  const lines = (await readFile(join(data, "sandbox", "sandbox.journal"), "utf8")).trim().split("\n");
  const puts = lines.map((line) => JSON.parse(line).put).filter((put) => put?.kind === "webhook");
  return puts.at(-1).value;
}

/** Bodies of callbacks about messages that came in already. */
async function recorded(page) {
  return page.evaluate(async () => {
    const call = async (name, request) => {
      const answer = await fetch(`/call/${name}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(request) });
      return answer.json();
    };
    const { items } = await call("webhooks.callbacks", { trigger: "MESSAGE_DELIVERY", limit: 200 });
    return Promise.all(items.map(async ({ id }) => (await call("webhooks.callback", { id })).body));
  });
}

/** Delivers the bodies again and again, newly signed, so many a second, until `stop` is called. */
function pour({ target, secret }, bodies, perSecond) {
  let delivered = 0;
  let sent = 0;
  const start = performance.now();
  const send = async (body) => {
    const [nonce, timestamp] = [randomUUID(), String(Math.floor(Date.now() / 1000))];
    const signature = createHmac("sha256", secret).update(`${body}.${nonce}.${timestamp}`).digest("base64");
    const names = { signature, "signature-nonce": nonce, "signature-timestamp": timestamp, "signature-algorithm": "HmacSHA256" };
    const headers = Object.fromEntries(Object.entries(names).map(([name, value]) => [`x-sinch-webhook-${name}`, value]));
    const answer = await fetch(target, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body });
    if (answer.ok) delivered += 1;
  };
  const timer = setInterval(() => {
    const due = ((performance.now() - start) / 1000) * perSecond;
    for (; sent < due; sent += 1) void send(bodies[sent % bodies.length]);
  }, 20);
  return () => {
    clearInterval(timer);
    return delivered / ((performance.now() - start) / 1000);
  };
}

const console_ = await openConsole({ viewport: { width: 1440, height: 900 } });
const { page } = console_;
try {
  await rehearse(page);
  await importPeople(page);
  await page.getByRole("link", { name: "Audiences" }).click();
  await page.getByRole("table", { name: "Contacts" }).getByRole("row").nth(1).waitFor();
  for (const pass of ["loading as it scrolls", "all loaded"]) {
    await record(page);
    await scrollThrough(page, "Contacts", ROWS);
    await tell(page, `${ROWS} contacts, ${pass}`);
  }

  await page.getByRole("link", { name: "Overview" }).click();
  await launch(page, { list: "many" });
  const campaign = page.url();
  await eventually(async () => (await funnel(page, "Delivered")) > 100, "deliveries");
  const webhook = await webhookOf(console_.data);
  const bodies = await recorded(page);
  for (const [what, address] of [["the campaign", campaign], ["those delivered", `${campaign}?state=delivered`], ["the overview", "/"], ["the log of callbacks", "/webhooks"]]) {
    await page.goto(new URL(address, console_.origin).href);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForTimeout(1000);
    const stop = pour(webhook, bodies, CALLBACKS);
    await record(page);
    await page.waitForTimeout(LIVE_MS);
    const rate = stop();
    await tell(page, `${what}, live`, `; ${rate.toFixed(0)} callbacks a second beside those of the campaign`);
  }
} finally {
  await console_.close();
}
