/** One campaign, the same page while it runs and a year later: how far it came, why messages failed, every recipient. */
import { Alert } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useQueryCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { StageBar, StageLegend } from "@/components/StageBar";
import { StateWord } from "@/components/StateWord";
import { count, languageName, rate, span } from "@/lib/format";
import { pace } from "@/lib/pace";
import { say } from "@/lib/words";
import { CampaignActions } from "./CampaignActions";
import classes from "./CampaignPage.module.css";
import { Doubts } from "./Doubts";
import { FailuresPanel } from "./FailuresPanel";
import { Funnel } from "./Funnel";
import { Recipients } from "./Recipients";
import { campaignTone } from "./words";

export function CampaignPage() {
  const { id } = useParams({ from: "/campaigns/$id" });
  const query = useQueryCommand("campaigns.get", { id });
  const campaign = query.data;
  if (!campaign) {
    return (
      <Page title={say("ui-campaigns-title")}>
        <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  return (
    <Page title={campaign.name} under={<Under campaign={campaign} />} actions={<CampaignActions campaign={campaign} />}>
      {campaign.paused_because ? (
        <Alert color="yellow" title={say("ui-campaign-paused")}>
          {campaign.paused_because}
        </Alert>
      ) : null}
      <Doubts campaign={campaign} />
      <div className={classes.top}>
        <Panel title={say("ui-campaign-progress")} aside={<Pace campaign={campaign} />} className={classes.wide}>
          <StageBar counts={campaign.counts} label={campaign.name} tall />
          <div className={classes.legend}>
            <StageLegend counts={campaign.counts} />
          </div>
          <Funnel campaign={campaign} />
        </Panel>
        <Panel title={say("ui-campaign-set")}>
          <Facts>
            <Fact label={say("ui-campaign-account")}>{campaign.account_name}</Fact>
            <Fact label={say("ui-campaign-template")}>{`${campaign.template_name} · ${languageName(campaign.language)}`}</Fact>
            <Fact label={say("ui-campaign-channel")}>{say("ui-channel", { channel: campaign.channel })}</Fact>
            <Fact label={say("ui-campaign-audience")}>{campaign.list_name}</Fact>
            <Fact label={say("ui-campaign-rate")}>{campaign.rate === null ? say("ui-campaign-rate-allowed") : rate(campaign.rate)}</Fact>
            <Fact label={say("ui-campaign-started")}>
              <Moment at={campaign.launched_at} />
            </Fact>
            <Fact label={say("ui-campaign-ended")}>
              <Moment at={campaign.finished_at} />
            </Fact>
          </Facts>
        </Panel>
      </div>
      <FailuresPanel campaign={campaign} />
      <Recipients campaign={campaign} />
    </Page>
  );
}

function Under({ campaign }: { campaign: Campaign }) {
  return (
    <>
      <StateWord tone={campaignTone[campaign.state]}>{say("ui-campaign-state", { state: campaign.state })}</StateWord>
      {` · ${say("ui-campaign-people-count", { n: campaign.total })}`}
    </>
  );
}

/** How fast now, against what is allowed, how long still, and how far behind statuses will be. */
function Pace({ campaign }: { campaign: Campaign }) {
  if (campaign.state !== "running") return null;
  const { counts, rate_now, allowed_rate, seconds_left, status_lag_seconds } = campaign;
  const now = pace(campaign);
  const parts = [
    allowed_rate === null || rate_now === 0 || counts.pending === 0 ? now : say("ui-campaign-pace", { now, allowed: count(allowed_rate) }),
    seconds_left ? say("ui-campaign-left", { span: span(seconds_left) }) : null,
    status_lag_seconds && status_lag_seconds > 5 ? say("ui-campaign-lag", { span: span(status_lag_seconds) }) : null,
  ];
  return <span className="number dim">{parts.filter(Boolean).join(" · ")}</span>;
}
