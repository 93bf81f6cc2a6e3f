/** Numbers, spans and moments as a reader expects them. Units in: counts, seconds, milliseconds since the epoch. */
import { say } from "./words";
import { onZone, zone } from "./zone";

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

/** How times are written in one zone. Made once: a formatter costs as much as a thousand of its texts. */
function writers(timeZone: string) {
  const of = (parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", { ...parts, timeZone });
  return {
    clock: of({ hour: "2-digit", minute: "2-digit" }),
    clockSeconds: of({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    day: of({ day: "numeric", month: "short" }),
    dayYear: of({ day: "numeric", month: "short", year: "numeric" }),
    year: of({ year: "numeric" }),
    full: of({ dateStyle: "full", timeStyle: "long" }),
  };
}

let write = writers(zone());
onZone(() => {
  write = writers(zone());
});

export function hourMinute(at: number): string {
  return write.clock.format(at);
}

export function hourMinuteSecond(at: number): string {
  return write.clockSeconds.format(at);
}

/** Short enough for a column: the hour today, the day this year, the year before. */
export function moment(at: number, now: number): string {
  const date = write.dayYear.format(at);
  if (date === write.dayYear.format(now)) return write.clock.format(at);
  const thisYear = write.year.format(at) === write.year.format(now);
  return `${thisYear ? write.day.format(at) : date}, ${write.clock.format(at)}`;
}

/** The day a moment falls on. */
export function dayOf(at: number): string {
  return write.dayYear.format(at);
}

/** Everything about a moment, with its zone by name: what a hover shows. */
export function fullMoment(at: number): string {
  const text = write.full.format(at);
  return text.endsWith(` ${zone()}`) ? text : `${text} (${zone()})`;
}

/** A size as the system's own programs say it: 1.2 MB is 1,200,000 bytes. */
export function bytes(size: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, size < 1000 ? 0 : Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** power;
  return `${(value < 10 && power > 0 ? tenth : whole).format(value)} ${units[power]}`;
}

/** A language tag as its name: "it" is "Italian". Unknown tags show themselves. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag.replace("_", "-")) ?? tag;
  } catch {
    return tag;
  }
}
