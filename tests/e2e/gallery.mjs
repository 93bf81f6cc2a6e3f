// Pictures of every screen, light and dark, at two sizes, from the real program on rehearsal data:
// `npm run gallery -- <folder> [pattern of names]`. Says what is wrong with them; fails for nothing.

import { openPage, startChromium } from "./chromium.mjs";
import { startConsole } from "./console.mjs";
import { prepare, screens, take, visit } from "./screens.mjs";

const [folder, pattern = ""] = process.argv.slice(2);
const only = new RegExp(pattern);
if (!folder) {
  process.stderr.write("Name the folder for the pictures: npm run gallery -- <folder>\n");
  process.exit(2);
}

const say = (lines) => process.stderr.write(lines.map((line) => `${line}\n`).join(""));
const host = await startConsole();
const browser = await startChromium();
try {
  const at = (path) => new URL(path, host.link).href;
  const { page, complaints } = await openPage(browser);
  page.setDefaultTimeout(15_000);
  await page.goto(host.link);
  await page.getByRole("button", { name: "Start rehearsing" }).waitFor();
  if (only.test("first")) say(await take(page, "first", { folder }));
  const all = screens(await prepare(page, at));
  page.setDefaultTimeout(8000);
  for (const screen of all.filter(([name]) => only.test(name))) {
    await visit(page, screen, at).catch((error) => say([`${screen[0]}: ${error.message}`]));
    say(await take(page, screen[0], { folder }));
  }
  say([...new Set(complaints)]);
} finally {
  await browser.close();
  await host.stop();
}
