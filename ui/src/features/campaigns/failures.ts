/** Failures by what can be done about them, the ones that can be mended here first. Pure; `FailuresPanel.tsx` draws it. */
import type { Campaign } from "@/api/contract";

type Failure = Campaign["failures"][number];
export type Kind = Failure["kind"];

/** First what the people at this console can mend, last what is nobody's here. */
const order: Kind[] = ["setup", "message", "policy", "recipient", "retry_later"];

export interface FailureGroup {
  kind: Kind;
  failures: Failure[];
  people: number;
}

export function failureGroups(failures: Failure[]): FailureGroup[] {
  return order
    .map((kind) => ({ kind, failures: failures.filter((failure) => failure.kind === kind) }))
    .filter((group) => group.failures.length > 0)
    .map((group) => ({ ...group, people: group.failures.reduce((sum, failure) => sum + failure.count, 0) }));
}
