/** Campaigns that run now: bar by status, rate, time left, pause on the row. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMutationCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { Panel } from "@/components/Panel";
import { StageBar } from "@/components/StageBar";
import { span } from "@/lib/format";
import { pace } from "@/lib/pace";
import { say } from "@/lib/words";
import classes from "./OverviewPage.module.css";

export function RunningCampaigns({ campaigns }: { campaigns: Campaign[] }) {
  if (campaigns.length === 0) return null;
  return (
    <Panel title={say("ui-running-title")} flush className={classes.whole}>
      <ul className={classes.rows}>
        {campaigns.map((campaign) => (
          <Row key={campaign.id} campaign={campaign} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ campaign }: { campaign: Campaign }) {
  const pause = useMutationCommand("campaigns.pause");
  const resume = useMutationCommand("campaigns.resume");
  const paused = campaign.state === "paused";
  const change = paused ? resume : pause;
  const action = campaign.actions.find((each) => each.action === (paused ? "resume" : "pause"));
  return (
    <li className={classes.campaign}>
      <span className={classes.name}>
        <Link to="/campaigns/$id" params={{ id: campaign.id }}>
          {campaign.name}
        </Link>
        <span className={`small dim ${classes.people}`}>{say("ui-running-people", { n: campaign.total })}</span>
      </span>
      <StageBar counts={campaign.counts} label={campaign.name} tall />
      <span className={`number ${classes.right}`}>{pace(campaign)}</span>
      <span className={`number dim ${classes.right}`}>{campaign.seconds_left === null ? "" : say("ui-format-about", { span: span(campaign.seconds_left) })}</span>
      <Button size="xs" variant="default" loading={change.isPending} disabled={!action?.allowed} title={action?.why_not ?? undefined} onClick={() => change.mutate({ id: campaign.id })}>
        {paused ? say("ui-running-resume") : say("ui-running-pause")}
      </Button>
    </li>
  );
}
