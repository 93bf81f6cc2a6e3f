/** The console in a browser, served by `carillon serve`. */
import { say } from "@/lib/words";
import { zone } from "@/lib/zone";
import { asFault, Fault, isFaultBody } from "./fault";
import type { Host, HostEvent, Preferences } from "./host";

const PREFIX = "carillon.";

const preferences: Preferences = {
  read: (key) => localStorage.getItem(PREFIX + key),
  keep: (key, value) => localStorage.setItem(PREFIX + key, value),
};

export async function openBrowserHost(): Promise<Host> {
  await signIn();
  return { kind: "browser", preferences, call, listen, upload, download };
}

/** The link's key is good for one session; it leaves the address bar before anything else can read it. */
async function signIn(): Promise<void> {
  const key = new URLSearchParams(location.hash.slice(1)).get("key");
  if (!key) return;
  history.replaceState(null, "", location.pathname + location.search);
  const answer = await fetch("/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ key }),
  });
  if (!answer.ok) throw await faultOf(answer);
}

async function call(name: string, request: unknown): Promise<unknown> {
  try {
    const answer = await fetch(`/call/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", "time-zone": zone() },
      body: JSON.stringify(request),
    });
    if (!answer.ok) throw await faultOf(answer);
    return await answer.json();
  } catch (thrown) {
    throw asFault(thrown, say("ui-host-silent"));
  }
}

async function faultOf(answer: globalThis.Response): Promise<Fault> {
  const body: unknown = await answer.json().catch(() => null);
  return isFaultBody(body) ? new Fault(body) : new Fault({ code: "internal", message: say("ui-host-odd", { status: answer.status }) });
}

function listen(listener: (event: HostEvent) => void): () => void {
  const source = new EventSource("/events");
  source.onopen = () => listener({ kind: "connected" });
  source.onerror = () => listener({ kind: "lost" });
  // The program dropped changes because this tab was slow: the same as having been away.
  source.addEventListener("missed", () => listener({ kind: "connected" }));
  source.onmessage = (message: MessageEvent<string>) => listener(JSON.parse(message.data) as HostEvent);
  return () => source.close();
}

/** `fetch` cannot report the progress of what it sends, hence the older request. */
function upload(file: File, onProgress?: (part: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) => onProgress?.(event.total ? event.loaded / event.total : 0);
    request.onerror = () => reject(asFault(null, say("ui-host-silent")));
    request.onload = () => {
      const body: unknown = JSON.parse(request.responseText || "null");
      if (request.status < 300) resolve((body as { file_id: string }).file_id);
      else reject(asFault(body, say("ui-host-odd", { status: request.status })));
    };
    request.send(file);
  });
}

async function download(fileId: string, name: string): Promise<void> {
  const link = document.createElement("a");
  link.href = `/files/${encodeURIComponent(fileId)}`;
  link.download = name;
  link.click();
}
