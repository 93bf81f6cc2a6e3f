/** A campaign's life from its draft to its end: every step with its moment, who took it, and why it paused itself. */
import { useQueryCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import { timelineRows } from "./timeline";
import classes from "./Timeline.module.css";

export function Timeline({ campaign }: { campaign: Campaign }) {
  const told = useQueryCommand("campaigns.timeline", { id: campaign.id });
  const rows = timelineRows(told.data?.items ?? []);
  return (
    <Panel title={say("ui-timeline-title")} className={classes.panel}>
      <FaultNotice fault={told.error} onRetry={() => void told.refetch()} />
      <ol className={classes.steps}>
        {rows.map(({ step, day, tone }, index) => (
          <li key={`${step.at}-${step.kind}-${index}`} data-tone={tone}>
            {day ? <span className={classes.day}>{day}</span> : null}
            <span className={classes.line}>
              <span>
                {say("ui-timeline-kind", { kind: step.kind, self: step.kind === "paused" && !step.who ? "yes" : "no" })}
                {step.who ? <span className="dim">{` ${say("ui-timeline-by", { who: step.who })}`}</span> : null}
              </span>
              <Moment at={step.at} form="seconds" />
            </span>
            {step.text ? <span className={classes.text}>{step.text}</span> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
