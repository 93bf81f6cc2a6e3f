/** Failures grouped by what can be done about them: whose they are, what to do, and the way there. Each code leads to its recipients. */
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Campaign } from "@/api/contract";
import { Panel } from "@/components/Panel";
import { count, share } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";
import { failureGroups, type Kind } from "./failures";
import { Go } from "./Go";

export function FailuresPanel({ campaign }: { campaign: Campaign }) {
  const go = useNavigate();
  const groups = failureGroups(campaign.failures);
  if (groups.length === 0) return null;
  const show = (code: string) => void go({ to: "/campaigns/$id", params: { id: campaign.id }, search: (search) => ({ account: search.account, code }), resetScroll: false, hash: "recipients" });
  return (
    <Panel title={say("ui-campaign-failures")} flush>
      {groups.map(({ kind, failures, people }) => (
        <section key={kind} className={classes.failureGroup} aria-label={say("ui-campaign-failure-whose", { kind })}>
          <header>
            <b>{say("ui-campaign-failure-whose", { kind })}</b>
            <span className="number dim">{say("ui-campaign-failure-people", { n: people, share: share(people, campaign.total) })}</span>
            <p>
              {say("ui-campaign-failure-do", { kind })} <Way kind={kind} campaign={campaign} />
            </p>
          </header>
          <ul className={classes.failures}>
            {failures.map((failure) => (
              <li key={failure.code}>
                <span className="number">{count(failure.count)}</span>
                <span>
                  {failure.meaning} <span className="mono dim">{failure.code}</span>
                </span>
                <Button size="xs" variant="default" onClick={() => show(failure.code)}>
                  {say("ui-campaign-failure-show")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

/** Where the thing is that can be mended. */
function Way({ kind, campaign }: { kind: Kind; campaign: Campaign }) {
  switch (kind) {
    case "setup":
      return (
        <Go to="/accounts/$id" params={{ id: campaign.account_id }}>
          {say("ui-campaign-failure-way", { kind })}
        </Go>
      );
    case "message":
    case "policy":
      return (
        <Go to="/templates/$id" params={{ id: campaign.template_id }}>
          {say("ui-campaign-failure-way", { kind })}
        </Go>
      );
    case "retry_later":
      return (
        <Go to="/campaigns/new" search={{ clone: campaign.id }}>
          {say("ui-campaign-failure-way", { kind })}
        </Go>
      );
    default:
      return campaign.list_name ? (
        <Go to="/audiences" search={{ list: campaign.list_id }}>
          {say("ui-campaign-failure-way", { kind })}
        </Go>
      ) : null;
  }
}
