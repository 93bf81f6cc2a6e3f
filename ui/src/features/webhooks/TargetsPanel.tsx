/** Where the account in view reports to at Sinch: ours, and others that are never touched. */
import { useQueryCommand } from "@/api/commands";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import classes from "./WebhooksPage.module.css";

export function TargetsPanel({ account }: { account: string | undefined }) {
  const list = useQueryCommand("webhooks.list", { account_id: account ?? "" }, { enabled: Boolean(account) });
  if (!account) return null;
  if (list.error) return <FaultNotice fault={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data || list.data.items.length === 0) return null;
  return (
    <Panel title={say("ui-targets-title")} flush>
      <ul className={classes.targets}>
        {list.data.items.map((each) => (
          <li key={each.id}>
            <StateWord tone={each.ours ? "good" : "quiet"}>{each.ours ? say("ui-target-ours") : say("ui-target-other")}</StateWord>
            <span className="mono">{each.target}</span>
            <span className="dim">{say("ui-target-triggers", { n: each.triggers.length })}</span>
            <Moment at={each.last_callback_at} form="ago" />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
