/**
 * What a page may ask of the program it runs in. Two hosts exist: the desktop window
 * (`host-tauri.ts`) and `carillon serve` (`host-http.ts`). A third implements `Host`
 * and is chosen in `openHost`; nothing outside `src/api` changes.
 */
import type { Topic } from "./contract";

/** `changed`: queries that read these topics are stale. `lagged`: changes were missed, everything is. */
export type HostEvent = { kind: "changed"; topics: Topic[] } | { kind: "connected" } | { kind: "lost" };

export interface Preferences {
  read(key: string): string | null;
  /** Kept before the next start of the program; not necessarily when this returns. */
  keep(key: string, value: string): void;
}

export interface Host {
  readonly kind: "window" | "browser";
  readonly preferences: Preferences;
  /** Calls a command of the door. Rejects with a `Fault`. */
  call(name: string, request: unknown): Promise<unknown>;
  /** Changes as they happen, and whether they can be heard at all. Answers the function that stops it. */
  listen(listener: (event: HostEvent) => void): () => void;
  /** Gives a file to the program in chunks; answers its id. `onProgress` gets 0 to 1. */
  upload(file: File, onProgress?: (part: number) => void): Promise<string>;
  /** Saves a stored file where the user says. */
  download(fileId: string, name: string): Promise<void>;
}

export async function openHost(): Promise<Host> {
  if ("__TAURI_INTERNALS__" in window) {
    const { openWindowHost } = await import("./host-tauri");
    return openWindowHost();
  }
  const { openBrowserHost } = await import("./host-http");
  return openBrowserHost();
}
