/** How many did not get their message: the number, and its share of all as a small bar. */
import type { Counts } from "@/api/contract";
import { count, share } from "@/lib/format";
import { byStage } from "@/lib/status";
import { say } from "@/lib/words";
import classes from "./FailedBar.module.css";

export function FailedBar({ counts, total }: { counts: Counts; total: number }) {
  const failed = byStage(counts).failed;
  if (failed === 0) return <span className="dim number">{total > 0 ? "0" : "–"}</span>;
  return (
    <span className={classes.failed} title={say("ui-campaign-failed-share", { n: failed, share: share(failed, total) })}>
      <span className="number">{count(failed)}</span>
      <i aria-hidden>
        <u style={{ width: `${Math.max(4, (failed / Math.max(1, total)) * 100)}%` }} />
      </i>
    </span>
  );
}
