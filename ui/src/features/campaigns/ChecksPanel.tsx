/** What the launch was checked with, kept as it was when the gate let it through. */
import { useQueryCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";
import { checkTone } from "./checks";

export function ChecksPanel({ campaign }: { campaign: Campaign }) {
  const kept = useQueryCommand("campaigns.kept_check", { id: campaign.id });
  const lines = kept.data?.lines ?? [];
  return (
    <Panel title={say("ui-campaign-checks")} aside={kept.data?.checked_at ? <Moment at={kept.data.checked_at} /> : null}>
      <FaultNotice fault={kept.error} onRetry={() => void kept.refetch()} />
      {kept.data && lines.length === 0 ? <p className={classes.none}>{campaign.state === "draft" ? say("ui-campaign-checks-draft") : say("ui-campaign-checks-none")}</p> : null}
      <ul className={classes.checks}>
        {lines.map((line) => (
          <li key={line.check + line.sentence}>
            <StateWord tone={checkTone[line.state]}>{line.sentence}</StateWord>
            {line.hint ? <span className={classes.hint}>{line.hint}</span> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
