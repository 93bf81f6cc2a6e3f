/** One account: connection, channels, webhook, limits, what was done to it. */
import { Button, Menu } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Account } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Page } from "@/components/Page";
import { SaveFile } from "@/components/SaveFile";
import { Panel } from "@/components/Panel";
import { StateWord } from "@/components/StateWord";
import { CopyValue } from "@/components/CopyValue";
import { IconEllipsis } from "@/components/icons";
import { LinkButton } from "@/components/LinkButton";
import { say } from "@/lib/words";
import classes from "./AccountPage.module.css";
import { Activity } from "./Activity";
import { Connection, Limits } from "./Connection";
import { ConnectionTest } from "./ConnectionTest";
import { DeleteAccount } from "./DeleteAccount";
import { WebhookPanel } from "./WebhookPanel";
import { healthTone } from "./words";

export function AccountPage() {
  const { id } = useParams({ from: "/accounts/$id" });
  const query = useQueryCommand("accounts.get", { id });
  const test = useMutationCommand("accounts.test");
  const setup = useMutationCommand("accounts.setup_file");
  const [deleting, setDeleting] = useState(false);
  const account = query.data;
  if (!account) {
    return (
      <Page title={say("ui-accounts-title")}>
        <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  const actions = (
    <>
      {account.rehearsal ? null : <SaveFile label={say("ui-account-setup-save")} make={() => setup.mutateAsync({ id })} />}
      <LinkButton variant="default" to="/accounts/$id/edit" params={{ id }}>
        {say("ui-account-edit-do")}
      </LinkButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={8} aria-label={say("ui-actions")}>
            <IconEllipsis />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" onClick={() => setDeleting(true)}>
            {say("ui-account-delete", { name: account.name })}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
  const health = <StateWord tone={healthTone[account.health]}>{account.health_words}</StateWord>;
  return (
    <Page title={account.name} under={health} actions={actions}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Connection account={account} />
          <Channels account={account} />
          <WebhookPanel account={account} />
          <Limits account={account} />
          <Activity id={id} />
        </div>
        <div className={classes.column}>
          <ConnectionTest report={test.data ?? account.last_test} testing={test.isPending} fault={test.error} onTest={() => test.mutate({ id })} />
        </div>
      </div>
      <DeleteAccount account={account} opened={deleting} onClose={() => setDeleting(false)} />
    </Page>
  );
}

function Channels({ account }: { account: Account }) {
  return (
    <Panel title={say("ui-account-channels")} flush={account.channels.length > 0}>
      {account.channels.length === 0 ? (
        <p className={classes.none}>{say("ui-account-channels-none")}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{say("ui-account-channel")}</th>
              <th scope="col">{say("ui-account-channel-state")}</th>
              <th scope="col">{say("ui-account-queue-address")}</th>
            </tr>
          </thead>
          <tbody>
            {account.channels.map((each) => (
              <tr key={each.channel}>
                <td>{say("ui-channel", { channel: each.channel })}</td>
                <td title={each.description}>
                  <StateWord tone={each.status === "ACTIVE" ? "good" : each.status === "PENDING" ? "warn" : "bad"}>{say("ui-account-channel-word", { status: each.status })}</StateWord>
                </td>
                <td>
                  {each.queue_address ? <CopyValue value={each.queue_address} what={say("ui-account-queue-address")} /> : "–"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
