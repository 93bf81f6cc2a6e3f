/** One campaign, the same page while it runs and a year later: how far it came and when, why messages failed, every recipient, what was set. */
import { Alert } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useQueryCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import { CampaignActions } from "./CampaignActions";
import classes from "./CampaignPage.module.css";
import { ChecksPanel } from "./ChecksPanel";
import { Doubts } from "./Doubts";
import { FailuresPanel } from "./FailuresPanel";
import { NotesPanel } from "./NotesPanel";
import { ProgressPanel } from "./ProgressPanel";
import { Recipients } from "./Recipients";
import { SettingsPanel } from "./SettingsPanel";
import { Timeline } from "./Timeline";
import { campaignTone } from "./words";

export function CampaignPage() {
  const { id } = useParams({ from: "/campaigns/$id" });
  const query = useQueryCommand("campaigns.get", { id });
  // The last answer stays while another campaign's comes; it is not this one's.
  const campaign = query.data?.id === id ? query.data : undefined;
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
        <div className={classes.column}>
          <ProgressPanel campaign={campaign} />
          <FailuresPanel campaign={campaign} />
        </div>
        <Timeline campaign={campaign} />
      </div>
      <Recipients campaign={campaign} />
      <div className={classes.bottom}>
        <SettingsPanel campaign={campaign} />
        <ChecksPanel campaign={campaign} />
        <NotesPanel campaign={campaign} />
      </div>
    </Page>
  );
}

function Under({ campaign }: { campaign: Campaign }) {
  return (
    <>
      <StateWord tone={campaignTone[campaign.state]}>{say("ui-campaign-state", { state: campaign.state })}</StateWord>
      {campaign.state === "scheduled" ? (
        <>
          {` · ${say("ui-campaign-starts")} `}
          <Moment at={campaign.starts_at} />
        </>
      ) : campaign.state === "draft" ? null : (
        ` · ${say("ui-campaign-people-count", { n: campaign.total })}`
      )}
    </>
  );
}
