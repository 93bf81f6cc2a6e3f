// What the window loads before its first page stands there: under 400 kB compressed.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { builtInterface as dist } from "../console.mjs";

const LIMIT = 400_000;

/** Parts that come with the first page although they are loaded on demand. */
const first = ["src/api/host-http.ts", "src/app/Home.tsx", "src/features/settings/FirstStart.tsx", "src/features/dashboard/OverviewPage.tsx"];

test("the first load is under 400 kB", async (t) => {
  const manifest = JSON.parse(await readFile(join(dist, ".vite", "manifest.json"), "utf8"));
  const files = new Set();
  const seen = new Set();
  const collect = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const { file, css = [], imports = [] } = manifest[key];
    for (const each of [file, ...css]) files.add(each);
    imports.forEach(collect);
  };
  const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
  assert.equal(entries.length, 1, "one way in");
  collect(entries[0]);
  first.filter((key) => manifest[key]).forEach(collect);
  const weights = await Promise.all([...files].map(async (file) => gzipSync(await readFile(join(dist, file))).length));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  t.diagnostic(`${files.size} files, ${Math.round(weight / 1000)} kB compressed`);
  assert.ok(weight < LIMIT, `${weight} bytes`);
});
