/** What needs a person, what is running, what went out and what came back: live, in place, of the stretch in the address. */
import { SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useQueryCommand } from "@/api/commands";
import { Empty } from "@/components/Empty";
import { FaultNotice } from "@/components/FaultNotice";
import { IconPlus } from "@/components/icons";
import { LinkButton } from "@/components/LinkButton";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import { AccountStates } from "./AccountStates";
import { Attention } from "./Attention";
import { Failures } from "./Failures";
import { MinutesChart } from "./MinutesChart";
import { fitting } from "./minutes";
import classes from "./OverviewPage.module.css";
import { RunningCampaigns } from "./RunningCampaigns";
import { readSpan, readStretch, type Span, type Stretch, spans, writeStretch } from "./stretch";

export function OverviewPage() {
  const { account, span, from, to } = useSearch({ from: "/" });
  const go = useNavigate();
  const chosen = readSpan(span);
  const stretch = readStretch(from, to);
  const query = useQueryCommand("dashboard.overview", { account_id: account, minutes: spans[chosen ?? "1h"], ...stretch }, { refreshEvery: 30_000 });
  const show = (next: { span?: Span; stretch?: Stretch }) => void go({ to: "/", search: { account, span: next.span, ...writeStretch(next.stretch) }, replace: true });
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
  const minutes = chosen || stretch ? overview.minutes : fitting(overview.minutes);
  const shownSpan = chosen ?? (minutes.length === spans["15m"] ? "15m" : "1h");
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
              aside={
                <SegmentedControl
                  aria-label={say("ui-minutes-span")}
                  data={Object.entries(spans).map(([value, n]) => ({ value, label: say("ui-minutes-span-name", { minutes: n }) }))}
                  value={shownSpan}
                  onChange={(value) => show({ span: value as Span })}
                />
              }
            >
              <MinutesChart key={shownSpan} overview={overview} minutes={minutes} account={account} stretch={stretch} onStretch={(next) => show({ span: shownSpan, stretch: next })} />
            </Panel>
          </>
        )}
        <Failures overview={overview} account={account} />
        <AccountStates overview={overview} />
      </div>
    </Page>
  );
}
