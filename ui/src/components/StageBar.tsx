/** Where the recipients of a campaign stand, as one bar. Read by a screen reader as its numbers. */
import type { Counts } from "@/api/contract";
import { count } from "@/lib/format";
import { byStage, stages } from "@/lib/status";
import { say } from "@/lib/words";
import classes from "./StageBar.module.css";

export function StageBar({ counts, label, tall = false }: { counts: Counts; label: string; tall?: boolean }) {
  const sums = byStage(counts);
  const all = Math.max(1, stages.reduce((sum, stage) => sum + sums[stage], 0));
  const shown = stages.filter((stage) => sums[stage] > 0);
  const parts = shown.map((stage) => `${say("ui-stage", { stage })} ${count(sums[stage])}`).join(", ");
  return (
    <div className={classes.bar} data-tall={tall || undefined} role="img" aria-label={say("ui-status-bar", { what: label, parts })} title={parts}>
      {shown.map((stage) => (
        <span key={stage} data-stage={stage} style={{ width: `${(sums[stage] / all) * 100}%`, background: `var(--status-${stage})` }} />
      ))}
    </div>
  );
}

/** What the colours mean, with the numbers beside the words. */
export function StageLegend({ counts }: { counts: Counts }) {
  const sums = byStage(counts);
  return (
    <ul className={classes.legend}>
      {stages
        .filter((stage) => sums[stage] > 0)
        .map((stage) => (
          <li key={stage}>
            <i data-stage={stage} style={{ background: `var(--status-${stage})` }} aria-hidden />
            <span>{say("ui-stage", { stage })}</span>
            <b className="number">{count(sums[stage])}</b>
          </li>
        ))}
    </ul>
  );
}
