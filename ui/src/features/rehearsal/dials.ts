/**
 * The dials of a rehearsal: in which group each stands, how it is measured, and what is set told in
 * one sentence. To add one: a row in `groups` or `spells`, its words in `ui-rehearsal.ftl`.
 */
import type { Dials } from "@/api/contract";
import { share, span } from "@/lib/format";
import { say } from "@/lib/words";

type Named<T> = { [K in keyof Dials]-?: NonNullable<Dials[K]> extends T ? K : never }[keyof Dials];
export type AmountDial = Named<number>;

export interface Dial {
  key: AmountDial;
  unit: "share" | "ms";
  /** The most the slider goes to, in the unit; a share's is 1. */
  most: number;
  step: number;
}

const part = (key: AmountDial): Dial => ({ key, unit: "share", most: 1, step: 0.01 });
const wait = (key: AmountDial, most: number, step: number): Dial => ({ key, unit: "ms", most, step });

export const groups: { id: string; dials: Dial[] }[] = [
  { id: "answers", dials: [wait("latency_ms", 5000, 50), wait("jitter_ms", 5000, 50)] },
  {
    id: "refused",
    dials: [part("rate_429_share"), part("send_5xx_share"), part("send_reset_before_share"), part("send_timeout_before_share")],
  },
  { id: "doubtful", dials: [part("send_5xx_after_share"), part("send_reset_share"), part("send_timeout_share"), wait("send_timeout_ms", 60_000, 1000)] },
  { id: "callbacks", dials: [part("callback_doubled_share"), part("callback_disorder_share"), part("callback_late_share"), wait("callback_late_ms", 120_000, 1000)] },
];

/** What holds for some seconds and ends by itself. */
export const spells: AmountDial[] = ["outage_seconds", "burst_429_seconds", "channel_outage_seconds", "webhook_outage_seconds"];

/** How long a late callback or an unanswered send waits is of no matter while there is none. */
const follows: Partial<Record<AmountDial, AmountDial[]>> = {
  callback_late_ms: ["callback_late_share"],
  send_timeout_ms: ["send_timeout_share", "send_timeout_before_share"],
};

/** An amount as a person reads it. Of a `…_ms` dial 0 may stand for Sinch's own. */
export function amount(dial: Dial, value: number): string {
  if (dial.unit === "share") return share(value, 1);
  if (value === 0 && dial.key in follows) return say("ui-dial-usual");
  return value < 1000 ? say("ui-dial-ms", { n: Math.round(value) }) : span(value / 1000);
}

/** Everything as Sinch is on a good day. */
export function rest(dials: Dials): Dials {
  const zero = [...groups.flatMap((group) => group.dials.map((dial) => dial.key)), ...spells];
  const zeros = Object.fromEntries(zero.filter((key) => dials[key]).map((key) => [key, 0]));
  return { ...zeros, outage_refuses: false, keys_revoked: false, failure_share: {} };
}

/** What is set, each in a few words; nothing when everything is normal. */
export function told(dials: Dials): string[] {
  const parts = spells.filter((key) => dials[key]).map((key) => say("ui-dial-told", { dial: key, amount: span(dials[key] ?? 0) }));
  if (dials.keys_revoked) parts.push(say("ui-dial-told", { dial: "keys_revoked", amount: "" }));
  for (const dial of groups.flatMap((group) => group.dials)) {
    const value = dials[dial.key] ?? 0;
    const matters = follows[dial.key]?.some((key) => dials[key]) ?? true;
    if (value > 0 && matters) parts.push(say("ui-dial-told", { dial: dial.key, amount: amount(dial, value) }));
  }
  for (const [code, value] of Object.entries(dials.failure_share ?? {})) {
    if (value > 0) parts.push(say("ui-dial-told-code", { code, amount: share(value, 1) }));
  }
  return parts;
}

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** What is set, in one sentence. */
export function sentence(dials: Dials): string {
  const parts = told(dials);
  return parts.length === 0 ? say("ui-dials-rest") : say("ui-dials-told", { list: list.format(parts) });
}
