/** Which list of contacts gets the message. */
import { useQueryCommand } from "@/api/commands";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import type { StepProps } from "./NewCampaignPage";
import classes from "./Wizard.module.css";

export function AudienceStep({ draft, change }: StepProps) {
  const lists = useQueryCommand("audiences.lists", {});
  const items = lists.data?.items ?? [];
  return (
    <div className={classes.fields}>
      <FaultNotice fault={lists.error} onRetry={() => void lists.refetch()} />
      {lists.data && items.length === 0 ? <p className={classes.none}>{say("ui-wizard-audience-none")}</p> : null}
      {items.length > 0 ? (
        <div className={classes.choices} role="radiogroup" aria-label={say("ui-wizard-step", { step: "audience" })}>
          {items.map((list) => (
            <label key={list.id} className={classes.choice}>
              <input type="radio" name="list" checked={list.id === draft.list_id} onChange={() => change({ list_id: list.id })} />
              <span>{list.name}</span>
              <span className="number dim">{say("ui-wizard-people", { n: count(list.members) })}</span>
            </label>
          ))}
        </div>
      ) : null}
      <div>
        <LinkButton variant="default" size="xs" to="/audiences/import">
          {say("ui-wizard-audience-import")}
        </LinkButton>
      </div>
    </div>
  );
}
