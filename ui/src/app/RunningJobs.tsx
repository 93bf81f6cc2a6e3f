/** A ring of what is running; opens to progress, rate and time left of each campaign and import. */
import { Button, Popover, RingProgress, UnstyledButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { StageBar } from "@/components/StageBar";
import { useStartedImports } from "@/api/imports";
import { span } from "@/lib/format";
import { pace } from "@/lib/pace";
import { progress } from "@/lib/status";
import { say } from "@/lib/words";
import { ImportJob, ImportWatch } from "./ImportJob";
import classes from "./RunningJobs.module.css";

const none: Campaign[] = [];

export function RunningJobs({ account }: { account: string | undefined }) {
  const active = useQueryCommand("campaigns.list", { account_id: account, state: "running" }).data?.items ?? none;
  const imports = useStartedImports();
  const jobs = active.length + imports.length;
  const done = active.length === 0 ? 0 : active.reduce((sum, campaign) => sum + progress(campaign.counts), 0) / active.length;
  const words = jobs === 0 ? say("ui-jobs-none") : imports.length === 0 ? say("ui-jobs-running", { n: jobs }) : say("ui-jobs-working", { n: jobs });
  return (
    <Popover position="bottom-end" width={320} withArrow>
      <Popover.Target>
        <UnstyledButton className={classes.ring} aria-label={words} title={words}>
          <RingProgress size={24} thickness={3} roundCaps aria-hidden rootColor="var(--line-strong)" sections={[{ value: done * 100, color: "var(--accent)" }]} />
          {jobs > 0 ? <span className="number">{jobs}</span> : null}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={words}>
        {jobs === 0 ? <p className={classes.none}>{words}</p> : null}
        {active.map((campaign) => (
          <CampaignJob key={campaign.id} campaign={campaign} />
        ))}
        {imports.map((id) => (
          <ImportJob key={id} id={id} />
        ))}
      </Popover.Dropdown>
      {imports.map((id) => (
        <ImportWatch key={id} id={id} />
      ))}
    </Popover>
  );
}

function CampaignJob({ campaign }: { campaign: Campaign }) {
  const pause = useMutationCommand("campaigns.pause");
  return (
    <div className={classes.job}>
      <div className={classes.head}>
        <Link to="/campaigns/$id" params={{ id: campaign.id }}>
          {campaign.name}
        </Link>
        <Button size="compact-xs" variant="default" aria-label={say("ui-jobs-pause-this", { name: campaign.name })} loading={pause.isPending} onClick={() => pause.mutate({ id: campaign.id })}>
          {say("ui-jobs-pause")}
        </Button>
      </div>
      <StageBar counts={campaign.counts} label={campaign.name} />
      <span className="small dim number">
        {pace(campaign)}
        {campaign.seconds_left === null ? null : ` · ${say("ui-format-about", { span: span(campaign.seconds_left) })}`}
      </span>
      <FaultNotice fault={pause.error} />
    </div>
  );
}
