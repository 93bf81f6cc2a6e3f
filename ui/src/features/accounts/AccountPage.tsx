/** One account: connection, channels, webhook, limits, what was done to it. */
import { Button, Menu } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Account } from "@/api/contract";
import { Empty } from "@/components/Empty";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { Phone } from "@/components/Phone";
import { StateWord } from "@/components/StateWord";
import { CopyValue } from "@/components/CopyValue";
import { IconEllipsis } from "@/components/icons";
import { rate } from "@/lib/format";
import { LinkButton } from "@/components/LinkButton";
import { say } from "@/lib/words";
import classes from "./AccountPage.module.css";
import { ConnectionTest } from "./ConnectionTest";
import { DeleteAccount } from "./DeleteAccount";
import { WebhookPanel } from "./WebhookPanel";
import { healthTone } from "./words";

export function AccountPage() {
  const { id } = useParams({ from: "/accounts/$id" });
  const query = useQueryCommand("accounts.get", { id });
  const test = useMutationCommand("accounts.test");
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

function Connection({ account }: { account: Account }) {
  const { key, webhook } = account.secrets;
  return (
    <Panel title={say("ui-account-connection")}>
      <div className={classes.facts}>
        <Facts>
          <Fact label={say("ui-account-region")}>{say("ui-account-region-name", { region: account.region })}</Fact>
          <Fact label={say("ui-account-project")}>
            <CopyValue value={account.project_id} what={say("ui-account-project")} />
          </Fact>
          <Fact label={say("ui-account-app")}>
            <CopyValue value={account.app_id} what={say("ui-account-app")} />
          </Fact>
          <Fact label={say("ui-account-key-id")}>
            <CopyValue value={account.key_id} what={say("ui-account-key-id")} />
          </Fact>
          <Fact label={say("ui-account-key-secret")}>
            <Secret keeper={key.keeper} usedAt={key.last_used_at} />
          </Fact>
          <Fact label={say("ui-account-webhook-secret")}>
            <Secret keeper={webhook.keeper} usedAt={webhook.last_used_at} />
          </Fact>
        </Facts>
        <Facts>
          <Fact label={say("ui-account-key")}>
            <span className="mono">{account.key}</span>
          </Fact>
          <Fact label={say("ui-account-mode")}>{account.processing_mode ? say("ui-account-mode-name", { mode: account.processing_mode }) : say("ui-account-untested")}</Fact>
          <Fact label={say("ui-account-rate")}>{account.rate_outbound === null ? say("ui-account-untested") : rate(account.rate_outbound)}</Fact>
          <Fact label={say("ui-account-phone")}>
            <Phone number={account.phone} />
          </Fact>
          <Fact label={say("ui-account-list")}>{account.list_name ?? "–"}</Fact>
          <Fact label={say("ui-account-description")}>{account.description || "–"}</Fact>
        </Facts>
      </div>
    </Panel>
  );
}

/** Only where it is kept and when it was last used; the value itself never comes here. */
function Secret({ keeper, usedAt }: { keeper: string; usedAt: number | null }) {
  return (
    <span>
      {say("ui-account-kept-in", { keeper })} {usedAt === null ? say("ui-account-never-used") : say("ui-account-used")} {usedAt === null ? null : <Moment at={usedAt} form="ago" />}
    </span>
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

function Activity({ id }: { id: string }) {
  const rows = useQueryCommand("accounts.activity", { id }).data?.items ?? [];
  return (
    <Panel title={say("ui-account-activity")} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <Empty title={say("ui-account-activity-none")} />
      ) : (
        <table className={classes.table}>
          <tbody>
            {rows.slice(0, 12).map((row) => (
              <tr key={`${row.at}${row.command}`}>
                <td>
                  <Moment at={row.at} />
                </td>
                <td>{row.who}</td>
                <td className="mono">{row.command}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
