/** Failures grouped by what can be done about them; each leads to its recipients. */
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Campaign } from "@/api/contract";
import { Panel } from "@/components/Panel";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";

export function FailuresPanel({ campaign }: { campaign: Campaign }) {
  const go = useNavigate();
  if (campaign.failures.length === 0) return null;
  const kinds = [...new Set(campaign.failures.map((failure) => failure.kind))];
  return (
    <Panel title={say("ui-campaign-failures")} flush>
      {kinds.map((kind) => (
        <div key={kind}>
          <p className={classes.kind}>{say("ui-campaign-failure-kind", { kind })}</p>
          <ul className={classes.failures}>
            {campaign.failures
              .filter((failure) => failure.kind === kind)
              .map((failure) => (
                <li key={failure.code}>
                  <span className="number">{count(failure.count)}</span>
                  <span>
                    {failure.meaning} <span className="mono dim">{failure.code}</span>
                  </span>
                  <Button size="xs" variant="default" onClick={() => void go({ to: "/campaigns/$id", params: { id: campaign.id }, search: (search) => ({ account: search.account, code: failure.code }), resetScroll: false })}>
                    {say("ui-campaign-failure-show")}
                  </Button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </Panel>
  );
}
