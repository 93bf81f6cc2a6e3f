/** The numbers of the stretch, one for each line of the chart: each leads to what it counts. While a minute is pointed at, that minute's. */
import type { Minute, Overview } from "@/api/contract";
import { count, hourMinute } from "@/lib/format";
import { say } from "@/lib/words";
import { Behind } from "./Behind";
import classes from "./MinutesChart.module.css";
import { series } from "./minutes";
import { minutesOf } from "./stretch";

interface LegendProps {
  overview: Overview;
  account: string | undefined;
  /** The minute that is pointed at. */
  pointed: Minute | null;
  /** The whole chart again, where a part of it was chosen. */
  onAll: (() => void) | null;
}

export function Legend({ overview: { totals, stretch }, account, pointed, onAll }: LegendProps) {
  const shown = pointed ?? totals;
  return (
    <div className={classes.legend}>
      {series.map((name) => (
        <span key={name}>
          <i style={{ background: `var(--status-${name})` }} data-series={name} aria-hidden />
          {say("ui-stage", { stage: name })}
          <b className="number">
            {pointed || totals[name] === 0 ? (
              count(shown[name])
            ) : (
              <Behind what={{ series: name }} of={stretch} account={account} label={say("ui-minutes-show", { stage: say("ui-stage", { stage: name }), n: totals[name] })}>
                {count(shown[name])}
              </Behind>
            )}
          </b>
        </span>
      ))}
      <span className={classes.when}>
        {pointed ? hourMinute(pointed.at) : onAll ? say("ui-minutes-stretch", { from: hourMinute(stretch.from_at), to: hourMinute(stretch.to_at), n: minutesOf(stretch) }) : say("ui-minutes-hint")}
        {onAll ? (
          <button type="button" onClick={onAll}>
            {say("ui-minutes-all")}
          </button>
        ) : null}
      </span>
    </div>
  );
}
