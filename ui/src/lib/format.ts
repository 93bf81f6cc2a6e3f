/** Numbers, spans and moments as a reader expects them. Units in: counts, seconds, milliseconds since the epoch. */
import { say } from "./words";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export function count(value: number): string {
  return whole.format(value);
}

export function rate(perSecond: number): string {
  return say("ui-format-rate", { rate: tenth.format(perSecond) });
}

/** A share of a whole, never rounded up to "100 %" while something is missing, nor down to "0 %" while something is there. */
export function share(part: number, all: number): string {
  if (all === 0) return "–";
  const percent = (part / all) * 100;
  if (percent > 0 && percent < 1) return "<1 %";
  if (percent > 99 && percent < 100) return ">99 %";
  return `${whole.format(percent)} %`;
}

/** A span in the largest unit that keeps it readable: "about 72 seconds", "about 4 minutes". */
export function span(seconds: number): string {
  if (seconds < 1) return say("ui-format-moment");
  if (seconds < 100) return say("ui-format-seconds", { n: Math.round(seconds) });
  if (seconds < 5400) return say("ui-format-minutes", { n: Math.round(seconds / 60) });
  if (seconds < 129_600) return say("ui-format-hours", { n: Math.round(seconds / 3600) });
  return say("ui-format-days", { n: Math.round(seconds / 86_400) });
}

/** How long ago, as of `now`. */
export function ago(at: number, now: number): string {
  const seconds = Math.max(0, (now - at) / 1000);
  return seconds < 45 ? say("ui-format-just-now") : say("ui-format-ago", { span: span(seconds) });
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const clockSeconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long" });

export function hourMinute(at: number): string {
  return clock.format(at);
}

export function hourMinuteSecond(at: number): string {
  return clockSeconds.format(at);
}

/** Short enough for a column: the hour today, the day this year, the year before. */
export function moment(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  if (then.toDateString() === today.toDateString()) return clock.format(at);
  const date = then.getFullYear() === today.getFullYear() ? day.format(at) : dayYear.format(at);
  return `${date}, ${clock.format(at)}`;
}

/** Everything about a moment, with its zone: what a hover shows. */
export function fullMoment(at: number): string {
  return full.format(at);
}

/** A language tag as its name: "it" is "Italian". Unknown tags show themselves. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag.replace("_", "-")) ?? tag;
  } catch {
    return tag;
  }
}
