import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { asCurl } from "./curl";

const headers = { "content-type": "application/json", "content-length": "12", host: "127.0.0.1:7432", "x-sinch-webhook-signature": "c2ln", authorization: "Bearer planted", Cookie: "planted" };

/** What a shell hands to curl. */
function given(command: string): string[] {
  const shell = `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; cat; }\n${command}`;
  return execFileSync("sh", ["-c", shell], { encoding: "utf8", input: "" }).split("\0");
}

test("the shell hands over the raw body, quotes and all, and the headers of the message", () => {
  const body = `{"text":"it's $HOME \`id\`\\n\n\\\\"}`;
  expect(given(asCurl({ headers, body, body_encoding: "text" }, "http://127.0.0.1:7432/hooks/acc_1"))).toEqual([
    ...["-X", "POST", "http://127.0.0.1:7432/hooks/acc_1"],
    ...["-H", "content-type: application/json", "-H", "x-sinch-webhook-signature: c2ln"],
    ...["--data-raw", body, ""],
  ]);
});

test("bytes that are no text come through base64", () => {
  expect(given(asCurl({ headers: {}, body: btoa("a'b"), body_encoding: "base64" }, "http://h")).slice(-2)).toEqual(["@-", "a'b"]);
});

test("nothing that lets somebody in is copied", () => {
  expect(asCurl({ headers, body: "{}", body_encoding: "text" }, "http://h")).not.toContain("planted");
});
