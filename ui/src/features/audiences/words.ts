/** Tones of what audiences show: imports, and messages by how far they came. */
import type { ContactMessage, Import } from "@/api/contract";
import type { Tone } from "@/components/StateWord";
import { type Stage, stageOf } from "@/lib/status";

export const importTone: Record<Import["state"], Tone> = { reading: "busy", publishing: "busy", done: "good", failed: "bad", cancelled: "quiet" };

const stageTone: Record<Stage, Tone> = { read: "good", delivered: "good", sent: "busy", enqueued: "busy", doubt: "warn", failed: "bad", waiting: "quiet" };

export function messageTone(state: ContactMessage["state"]): Tone {
  return stageTone[stageOf(state)];
}
