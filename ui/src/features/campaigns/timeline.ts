/** The rows of a time line: when a new day begins, and how each step looks. Pure; `Timeline.tsx` draws it. */
import type { TimelineStep } from "@/api/contract";
import { dayOf } from "@/lib/format";

export type StepTone = "plain" | "busy" | "good" | "warn" | "note";

const tones: Partial<Record<TimelineStep["kind"], StepTone>> = { launched: "busy", resumed: "busy", reopened: "busy", paused: "warn", cancelled: "warn", finished: "good", noted: "note" };

export interface TimelineRow {
  step: TimelineStep;
  /** The day, where it differs from the step's before. */
  day: string | null;
  tone: StepTone;
}

export function timelineRows(steps: TimelineStep[], named: (at: number) => string = dayOf): TimelineRow[] {
  let before: string | null = null;
  return steps.map((step) => {
    const day = named(step.at);
    const row = { step, day: day === before ? null : day, tone: tones[step.kind] ?? "plain" };
    before = day;
    return row;
  });
}
