/** What needs a person, what is running, what went out and what came back: live, in place. */
import { SegmentedControl } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useQueryCommand } from "@/api/commands";
import { Empty } from "@/components/Empty";
import { FaultNotice } from "@/components/FaultNotice";
import { IconPlus } from "@/components/icons";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { useNow } from "@/lib/now";
import { LinkButton } from "@/components/LinkButton";
import { say } from "@/lib/words";
import { AccountStates } from "./AccountStates";
import { Attention } from "./Attention";
import { Failures } from "./Failures";
import { MinutesChart } from "./MinutesChart";
import { fill, fitting } from "./minutes";
import classes from "./OverviewPage.module.css";
import { RunningCampaigns } from "./RunningCampaigns";

const spans = [15, 60, 360, 1440];

export function OverviewPage() {
  const { account } = useSearch({ strict: false });
  const [chosen, setChosen] = useState<number | null>(null);
  const now = useNow();
  const query = useQueryCommand("dashboard.overview", { account_id: account, minutes: chosen ?? 60 }, { refreshEvery: 30_000 });
  const launch = (
    <LinkButton to="/campaigns/new" leftSection={<IconPlus />}>
      {say("ui-overview-launch")}
    </LinkButton>
  );
  const overview = query.data;
  if (!overview) {
    return (
      <Page title={say("ui-overview-title")} actions={launch}>
        <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  const minutes = chosen ?? fitting(overview.minutes, now);
  const quiet = overview.minutes.length === 0 && overview.campaigns.length === 0;
  return (
    <Page title={say("ui-overview-title")} actions={launch}>
      <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
      <div className={classes.grid}>
        <Attention items={overview.attention} />
        {quiet ? (
          <Panel className={classes.whole}>
            <Empty picture="bars" title={overview.suggestion ?? say("ui-overview-quiet")} action={launch}>
              {say("ui-overview-ready-words")}
            </Empty>
          </Panel>
        ) : (
          <>
            <RunningCampaigns campaigns={overview.campaigns} />
            <Panel
              className={classes.whole}
              title={say("ui-minutes-title")}
              aside={<SegmentedControl aria-label={say("ui-minutes-span")} data={spans.map((value) => ({ value: String(value), label: say("ui-minutes-span-name", { minutes: value }) }))} value={String(minutes)} onChange={(value) => setChosen(Number(value))} />}
            >
              <MinutesChart key={minutes} minutes={fill(overview.minutes, minutes, now)} />
            </Panel>
          </>
        )}
        <Failures failures={overview.failures} account={account} since={now - (chosen ?? 60) * 60_000} />
        <AccountStates accounts={overview.accounts} />
      </div>
    </Page>
  );
}
