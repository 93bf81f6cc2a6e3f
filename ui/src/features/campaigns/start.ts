/** A start time between what a date field holds (a clock on the wall, without zone) and the moment it means in a zone. */

/** What a clock in `zone` shows at a moment, as a date field takes it: `2026-11-21T09:30`. */
export function toField(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** The moment at which a clock in `zone` shows what the field holds, or null while it holds none. */
export function fromField(text: string, zone: string): number | null {
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return null;
  const offset = (at: number) => Date.parse(`${toField(at, zone)}Z`) - at;
  // The offset is the zone's at that moment, which is known only once the moment is: a second look settles it.
  const near = wall - offset(wall);
  return wall - offset(near);
}

/** What a person is offered first: the next whole hour that is at least half an hour away. */
export function firstOffer(now: number): number {
  const hour = 3_600_000;
  return Math.ceil((now + hour / 2) / hour) * hour;
}
