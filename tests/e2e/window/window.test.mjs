// The real window: what only it has. Pages and flows are tested in the browser.

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { By, until } from "selenium-webdriver";

import { findingsInWindow } from "../accessibility.mjs";
import { accountForm, planted } from "../forms.mjs";
import { program, temporaryFolder } from "../console.mjs";
import { call, invoke, openWindow, startDriver } from "../window.mjs";

let data;
let driver;
let window;

before(async () => {
  data = await temporaryFolder("window");
  driver = await startDriver();
  window = await openWindow(data.path);
});

after(async () => {
  await window?.quit();
  await driver?.stop();
  await data?.remove();
});

async function everyFile(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test("the embedded interface comes up, within its policy, and is accessible", async () => {
  await window.wait(until.elementLocated(By.css("h1")), 20_000);
  assert.deepEqual(await findingsInWindow(window), []);
  assert.match(await window.getCurrentUrl(), /^tauri:\/\/localhost/);
});

test("the page can reach nothing but the door", async () => {
  const outcome = await window.executeAsyncScript(
    "const done = arguments[0]; fetch('http://127.0.0.1:9/').then(() => done('sent'), () => done('refused'));",
  );
  assert.equal(outcome, "refused");
  await assert.rejects(invoke(window, "plugin:opener|open_url", { url: "https://example.org" }));
  await assert.rejects(invoke(window, "plugin:dialog|open", { options: {} }));
  await window.executeScript("location.href = 'http://127.0.0.1:9/'");
  assert.match(await window.getCurrentUrl(), /^tauri:\/\/localhost/);
});

test("no script of a stranger runs and nothing is fetched for one", async () => {
  const refused = await window.executeAsyncScript(
    `const done = arguments[0];
     const refused = [];
     document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
     const add = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
     add("script", { textContent: "window.planted = 1" });
     add("script", { src: "https://example.org/planted.js" });
     add("img", { src: "https://example.org/planted.png" });
     add("iframe", { src: "https://example.org/" });
     document.body.insertAdjacentHTML("beforeend", "<button id=planted onclick='window.planted = 1'></button>");
     document.querySelector("#planted").click();
     try { new Function("window.planted = 1")(); } catch { refused.push("eval"); }
     setTimeout(() => {
       for (const left of document.querySelectorAll("body > script, body > img, body > iframe, #planted")) left.remove();
       done({ refused, planted: window.planted ?? null });
     }, 1000);`,
  );
  assert.equal(refused.planted, null, `it ran: ${refused.refused}`);
  for (const directive of ["script-src-elem", "script-src-attr", "img-src", "eval"]) {
    assert.ok(refused.refused.includes(directive), `${directive} is not among ${refused.refused}`);
  }
});

test("an account's key goes to the keychain and into no file", async () => {
  const account = await call(window, "accounts.create", accountForm());
  assert.equal(account.secrets.key.keeper, "keychain");
  const { stdout } = await promisify(execFile)("secret-tool", [
    "search",
    "--all",
    "service",
    "carillon",
  ]);
  assert.ok(stdout.includes(planted), "the keychain does not hold the key");
  const files = await everyFile(data.path);
  assert.ok(files.length > 0);
  for (const file of files) {
    assert.ok(!(await readFile(file)).includes(planted), `${file} holds the key`);
  }
  await call(window, "accounts.delete", { id: account.id });
});

test("a file comes in as raw chunks and can be read", async () => {
  const text = "name;phone\nAda;+39 333 123 4567\nBruno;+39 333 123 4568\n";
  const upload = await invoke(window, "upload_begin", { name: "people.csv" });
  const bytes = [...Buffer.from(text)];
  for (const chunk of [bytes.slice(0, 20), bytes.slice(20)]) {
    await invoke(window, "upload_chunk", chunk, { headers: { "file-id": upload } });
  }
  const fileId = await invoke(window, "upload_end", { id: upload });
  const reading = await call(window, "audiences.read_file", { file_id: fileId });
  assert.deepEqual(reading.columns, ["name", "phone"]);
  assert.equal(reading.rows, 2);
});

test("whoever comes second is told that the desktop holds the data", () => {
  const second = spawnSync(
    program("carillon", "CARILLON_BIN"),
    ["serve", "--data", data.path, "--listen", "127.0.0.1:0"],
    { encoding: "utf8", timeout: 20_000 },
  );
  assert.equal(second.status, 1, second.stderr);
  assert.match(second.stderr, /desktop/);
});

test("a rehearsal starts in the window", async () => {
  const rehearsed = await call(window, "settings.rehearse");
  const account = await call(window, "accounts.get", { id: rehearsed.account_id });
  assert.equal(account.rehearsal, true);
});
