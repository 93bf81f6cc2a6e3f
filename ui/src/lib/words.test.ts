import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { say } from "./words";

const root = join(import.meta.dirname, "../..");

function files(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path, ending) : ending.test(entry.name) ? [path] : [];
  });
}

const catalogue = files(join(root, "locales/en"), /^ui-.*\.ftl$/).flatMap((file) => [...readFileSync(file, "utf8").matchAll(/^(ui-[\w-]+) =/gm)].map((found) => found[1] ?? ""));
const code = files(join(root, "src"), /(?<!\.test)\.tsx?$/).map((file) => readFileSync(file, "utf8")).join("\n");

test("every word the pages ask for is in the catalogue, once", () => {
  const asked = [...code.matchAll(/"(ui-[a-z0-9-]+)"/g)].map((found) => found[1] ?? "");
  expect(asked.filter((id) => !catalogue.includes(id))).toEqual([]);
  expect(catalogue.filter((id, index) => catalogue.indexOf(id) !== index)).toEqual([]);
});

test("no word is left over", () => {
  expect(catalogue.filter((id) => !code.includes(`"${id}"`))).toEqual([]);
});

test("a word fills in and counts", () => {
  expect(say("ui-wizard-launch", { n: 1808 })).toBe("Launch to 1,808 people");
  expect(say("ui-wizard-launch", { n: 1 })).toBe("Launch to 1 person");
  expect(say("no-such-word")).toBe("no-such-word");
});
