/** Where Sinch reports to: what should be beside what is, differences marked, and the one press that mends them. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Account, WebhookComparison } from "@/api/contract";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import classes from "./AccountPage.module.css";
import { webhookTone } from "./words";

export function WebhookPanel({ account }: { account: Account }) {
  const compared = useQueryCommand("webhooks.compare", { account_id: account.id }, { fresh: true });
  const ensure = useMutationCommand("webhooks.ensure");
  const { state, target, last_callback_at } = account.webhook;
  const differs = compared.data && !compared.data.same;
  return (
    <Panel
      title={say("ui-account-webhook")}
      aside={
        <Button size="xs" variant={differs ? "filled" : "default"} onClick={() => ensure.mutate({ account_id: account.id })} loading={ensure.isPending}>
          {differs ? say("ui-account-webhook-mend") : say("ui-account-webhook-check")}
        </Button>
      }
    >
      <FaultNotice fault={ensure.error ?? compared.error} onRetry={() => void compared.refetch()} />
      <Facts>
        <Fact label={say("ui-account-webhook-state")}>
          <StateWord tone={webhookTone[state]}>{say("ui-account-webhook-word", { state })}</StateWord>
        </Fact>
        <Fact label={say("ui-account-webhook-target")}>{target ? <CopyValue value={target} what={say("ui-account-webhook-target")} /> : "–"}</Fact>
        <Fact label={say("ui-account-last-callback")}>
          <Moment at={last_callback_at} form="ago" />{" "}
          <Link to="/webhooks" search={{ account: account.id }} className={classes.link}>
            {say("ui-account-webhook-log")}
          </Link>
        </Fact>
        <Fact label={say("ui-account-late")}>{say("ui-account-late-hours", { n: account.late_hours })}</Fact>
      </Facts>
      <p role="status" className={classes.told}>
        {ensure.data?.sentence ?? compared.data?.sentence ?? ""}
      </p>
      {compared.data && compared.data.parts.length > 0 ? <Parts parts={compared.data.parts} /> : null}
      {state === "ours" || state === "none" ? null : <Ask id={account.id} />}
    </Panel>
  );
}

function Parts({ parts }: { parts: WebhookComparison["parts"] }) {
  return (
    <table className={classes.compared}>
      <thead>
        <tr>
          <th scope="col">{say("ui-account-webhook-part")}</th>
          <th scope="col">{say("ui-account-webhook-should")}</th>
          <th scope="col">{say("ui-account-webhook-is")}</th>
          <th scope="col">{say("ui-account-webhook-state")}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.label}>
            <td>{part.label}</td>
            <td>{part.should}</td>
            <td>{part.is}</td>
            <td>
              <StateWord tone={part.same ? "good" : "bad"}>{part.same ? say("ui-account-webhook-same") : say("ui-account-webhook-differs")}</StateWord>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where no callback comes: what Sinch can be asked instead. */
function Ask({ id }: { id: string }) {
  const poll = useMutationCommand("webhooks.poll");
  return (
    <>
      <FaultNotice fault={poll.error} />
      <Button size="xs" variant="default" mt={8} loading={poll.isPending} onClick={() => poll.mutate({ account_id: id })}>
        {say("ui-account-webhook-ask")}
      </Button>
      {poll.data ? (
        <p role="status" className={classes.told}>
          {poll.data.sentence}
        </p>
      ) : null}
    </>
  );
}
