/** A moment, short in the text and whole (with its zone) on hover. */
import { useNow } from "@/lib/now";
import { ago, fullMoment, hourMinuteSecond, moment } from "@/lib/format";
import { useChosenZone } from "@/lib/zone";

type Form = "column" | "ago" | "seconds";

export function Moment({ at, form = "column" }: { at: number | null | undefined; form?: Form }) {
  const now = useNow();
  // Another zone is another text.
  useChosenZone();
  if (at == null) return <span className="dim">{"–"}</span>;
  const text = form === "ago" ? ago(at, now) : form === "seconds" ? hourMinuteSecond(at) : moment(at, now);
  return (
    <time dateTime={new Date(at).toISOString()} title={fullMoment(at)} className="number">
      {text}
    </time>
  );
}
