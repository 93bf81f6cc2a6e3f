// The headless program as the tests use it: its own data, its own ports, gone at the end.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const suffix = process.platform === "win32" ? ".exe" : "";

/** Path of a program that Cargo built; the environment variable wins. */
export function program(name, variable) {
  return process.env[variable] ?? join(root, "target", "debug", name + suffix);
}

/** The built interface; the environment variable wins. */
export const builtInterface = process.env.CARILLON_UI ?? join(root, "ui", "dist");

/** A folder of its own below the temporary folder, and how to remove it. */
export async function temporaryFolder(name) {
  const path = await mkdtemp(join(tmpdir(), `carillon-${name}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/**
 * Starts `carillon serve` and waits for the link it prints.
 *
 * Returns the link (its `#fragment` is the single-use key), the data folder, what was logged so
 * far, and `stop`. Rejects with everything the program said when no link comes within 20 seconds.
 */
export async function startConsole({ data, ports = ["127.0.0.1:0", "127.0.0.1:0"] } = {}) {
  const folder = data ? { path: data, remove: async () => {} } : await temporaryFolder("data");
  const [listen, hooks] = ports;
  const child = spawn(
    program("carillon", "CARILLON_BIN"),
    [
      ...["serve", "--data", folder.path, "--listen", listen, "--hooks", hooks],
      ...["--ui", builtInterface],
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const link = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`carillon serve ${why}:\n${said}`));
    const patience = setTimeout(() => fail("printed no link within 20 seconds"), 20_000);
    const listenTo = (chunk) => {
      said += chunk;
      const found = /https?:\/\/\S+#[^\s"]+/.exec(said);
      if (found) {
        clearTimeout(patience);
        resolve(found[0]);
      }
    };
    child.stdout.setEncoding("utf8").on("data", listenTo);
    child.stderr.setEncoding("utf8").on("data", listenTo);
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("exit", (code) => fail(`ended with ${code}`));
  });
  return {
    link,
    data: folder.path,
    said: () => said,
    /** Ends the program as a crash would and leaves the data; `remove` takes it away. */
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    remove: folder.remove,
    stop: async () => {
      child.kill("SIGTERM");
      const patience = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(patience);
      await folder.remove();
    },
  };
}
