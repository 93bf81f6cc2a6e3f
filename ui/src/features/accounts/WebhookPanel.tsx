/** Where Sinch reports to, whether it does, and the one press that mends it. */
import { Button } from "@mantine/core";
import { useMutationCommand } from "@/api/commands";
import type { Account } from "@/api/contract";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import { webhookTone } from "./words";

export function WebhookPanel({ account }: { account: Account }) {
  const ensure = useMutationCommand("webhooks.ensure");
  const { state, target, last_callback_at } = account.webhook;
  return (
    <Panel
      title={say("ui-account-webhook")}
      aside={
        <Button size="xs" variant="default" onClick={() => ensure.mutate({ account_id: account.id })} loading={ensure.isPending}>
          {say("ui-account-webhook-mend")}
        </Button>
      }
    >
      <FaultNotice fault={ensure.error} />
      <Facts>
        <Fact label={say("ui-account-webhook-state")}>
          <StateWord tone={webhookTone[state]}>{say("ui-account-webhook-word", { state })}</StateWord>
        </Fact>
        <Fact label={say("ui-account-webhook-target")}>{target ? <CopyValue value={target} what={say("ui-account-webhook-target")} /> : "–"}</Fact>
        <Fact label={say("ui-account-last-callback")}>
          <Moment at={last_callback_at} form="ago" />
        </Fact>
      </Facts>
      {ensure.data ? <p role="status">{ensure.data.sentence}</p> : null}
    </Panel>
  );
}
