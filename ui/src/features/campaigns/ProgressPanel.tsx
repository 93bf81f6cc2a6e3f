/** How far a campaign is: the bar, the funnel, how fast it sends against what is allowed, and how far statuses lag. */
import type { Campaign } from "@/api/contract";
import { Panel } from "@/components/Panel";
import { StageBar, StageLegend } from "@/components/StageBar";
import { span } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";
import { Funnel } from "./Funnel";
import { paceWords } from "./pace";

/** A lag shorter than this is not worth a sentence. */
const NOTABLE_LAG = 5;

export function ProgressPanel({ campaign }: { campaign: Campaign }) {
  const lag = campaign.status_lag_seconds ?? 0;
  const sending = campaign.state === "running";
  return (
    <Panel title={say("ui-campaign-progress")} aside={sending ? <span className="number dim">{paceWords(campaign)}</span> : null}>
      <StageBar counts={campaign.counts} label={campaign.name} tall />
      <div className={classes.legend}>
        <StageLegend counts={campaign.counts} />
      </div>
      <Funnel campaign={campaign} />
      {sending && lag > NOTABLE_LAG ? <p className={classes.lag}>{say("ui-campaign-lag", { span: span(lag) })}</p> : null}
    </Panel>
  );
}
