// axe-core in the page: what it finds, in lines that fit into a failing test.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * One line a finding: rule, what it is about, where. Empty when the page is clean. `only` names
 * the rules to judge by; without it all.
 *
 * The page's policy forbids scripts from elsewhere, so axe is evaluated by the debugger, which
 * the policy does not bind.
 */
export async function findingsInPage(page, { only } = {}) {
  await page.evaluate(source);
  const run = (runOnly) => globalThis.axe.run(document, { runOnly });
  return lines(await page.evaluate(run, only ? { type: "rule", values: only } : levels));
}

/** The same in the real window. */
export async function findingsInWindow(window) {
  await window.executeScript(source);
  const run =
    "const done = arguments[1]; axe.run(document, { runOnly: arguments[0] }).then(done);";
  return lines(await window.executeAsyncScript(run, levels));
}

function lines({ violations }) {
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}`),
  );
}
