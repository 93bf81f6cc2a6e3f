/** A callback as a command line that posts it again: what one sends a colleague or a local receiver. */
import type { CallbackDetail } from "@/api/contract";

/** Of the connection, not of the message; curl writes its own. */
const ofTheConnection = new Set(["host", "content-length", "connection", "accept", "accept-encoding", "user-agent", "transfer-encoding"]);
/** Headers that let somebody in. A signature does not: it proves this one body. */
const secret = /authorization|cookie|secret|token|api-?key|password/i;

/** For a POSIX shell. `target` is where the webhook posts to. */
export function asCurl({ headers, body, body_encoding }: Pick<CallbackDetail, "headers" | "body" | "body_encoding">, target: string): string {
  const told = Object.entries(headers)
    .filter(([name]) => !ofTheConnection.has(name.toLowerCase()) && !secret.test(name))
    .map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const encoded = body_encoding === "base64";
  const lines = [`curl -X POST ${quoted(target)}`, ...told, encoded ? "--data-binary @-" : `--data-raw ${quoted(body)}`].join(" \\\n  ");
  return encoded ? `printf %s ${quoted(body)} | base64 -d | ${lines}` : lines;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
