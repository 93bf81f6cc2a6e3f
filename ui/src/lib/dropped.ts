/** A file dropped anywhere in the window, kept until the import page takes it. */

let waiting: File | null = null;
const listeners = new Set<() => void>();

export function dropFile(file: File): void {
  waiting = file;
  for (const each of listeners) each();
}

/** The file that waits, once. */
export function takeDropped(): File | null {
  const file = waiting;
  waiting = null;
  return file;
}

export function onDropped(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
