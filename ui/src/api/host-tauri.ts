/** The desktop window. One command carries every call; changes come over a channel, files as raw chunks. */
import { Channel, invoke } from "@tauri-apps/api/core";
import { load } from "@tauri-apps/plugin-store";
import { say } from "@/lib/words";
import { zone } from "@/lib/zone";
import { asFault } from "./fault";
import type { Host, HostEvent, Preferences } from "./host";

const CHUNK = 1024 * 1024;

export async function openWindowHost(): Promise<Host> {
  return { kind: "window", preferences: await openPreferences(), call, listen, upload, download };
}

/** The plugin's file is read once, so that pages can ask without waiting. */
async function openPreferences(): Promise<Preferences> {
  const store = await load("preferences.json", { autoSave: 300, defaults: {} });
  const known = new Map(await store.entries<string>());
  return {
    read: (key) => known.get(key) ?? null,
    keep: (key, value) => {
      known.set(key, value);
      void store.set(key, value);
    },
  };
}

async function call(name: string, request: unknown): Promise<unknown> {
  try {
    return await invoke("call", { name, payload: request, timeZone: zone() });
  } catch (thrown) {
    throw asFault(thrown, say("ui-host-silent"));
  }
}

function listen(listener: (event: HostEvent) => void): () => void {
  const channel = new Channel<HostEvent>();
  let open = true;
  channel.onmessage = (event) => {
    if (open) listener(event);
  };
  void invoke("subscribe", { channel }).then(
    () => listener({ kind: "connected" }),
    () => listener({ kind: "lost" }),
  );
  return () => {
    open = false;
  };
}

async function upload(file: File, onProgress?: (part: number) => void): Promise<string> {
  try {
    const id = await invoke<string>("upload_begin", { name: file.name });
    for (let sent = 0; sent < file.size; sent += CHUNK) {
      const chunk = await file.slice(sent, sent + CHUNK).arrayBuffer();
      await invoke("upload_chunk", new Uint8Array(chunk), { headers: { "file-id": id } });
      onProgress?.(Math.min(1, (sent + CHUNK) / file.size));
    }
    return await invoke<string>("upload_end", { id });
  } catch (thrown) {
    throw asFault(thrown, say("ui-host-silent"));
  }
}

async function download(fileId: string, name: string): Promise<void> {
  try {
    await invoke("download", { id: fileId, name });
  } catch (thrown) {
    throw asFault(thrown, say("ui-host-silent"));
  }
}
