/** Where each account's secrets are and when they were last used. No secret is ever shown; replacing one is the account's form. */
import { VisuallyHidden } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useQueryCommand } from "@/api/commands";
import type { Account } from "@/api/contract";
import { Empty } from "@/components/Empty";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import classes from "./SettingsPage.module.css";

const none: Account[] = [];

export function SecretsPart() {
  const status = useQueryCommand("settings.status", {}, { fresh: true });
  const accounts = useQueryCommand("accounts.list", {});
  const rows = accounts.data?.items ?? none;
  const keeper = status.data?.secrets_keeper;
  return (
    <>
      <FaultNotice fault={status.error ?? accounts.error} onRetry={() => void Promise.all([status.refetch(), accounts.refetch()])} />
      <Panel title={say("ui-settings-secrets")}>
        {keeper ? (
          <Facts>
            <Fact label={say("ui-settings-secrets-new")}>{say("ui-settings-keeper", { keeper })}</Fact>
          </Facts>
        ) : null}
        <p className={classes.words}>{say("ui-settings-secrets-words")}</p>
        {status.data?.secrets_locked ? (
          <FaultNotice fault={{ message: say("ui-settings-locked", { keeper: keeper ?? "" }), hint: say("ui-settings-keychain-words") }} onRetry={() => void status.refetch()} />
        ) : keeper === "keychain" ? (
          <p className={classes.words}>{say("ui-settings-keychain-words")}</p>
        ) : null}
      </Panel>
      <Panel title={say("ui-settings-secrets-each")} flush>
        {rows.length === 0 && accounts.data ? <Empty title={say("ui-settings-addresses-none")} /> : null}
        {rows.length > 0 ? (
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{say("ui-settings-account")}</th>
                  <th scope="col">{say("ui-settings-secret")}</th>
                  <th scope="col">{say("ui-settings-kept")}</th>
                  <th scope="col">{say("ui-settings-used")}</th>
                  <th scope="col">
                    <VisuallyHidden>{say("ui-settings-replace")}</VisuallyHidden>
                  </th>
                </tr>
              </thead>
              <tbody>{rows.flatMap((account) => (["key", "webhook"] as const).map((which) => <SecretRow key={account.id + which} account={account} which={which} />))}</tbody>
            </table>
          </div>
        ) : null}
      </Panel>
    </>
  );
}

function SecretRow({ account, which }: { account: Account; which: "key" | "webhook" }) {
  const secret = account.secrets[which];
  return (
    <tr>
      <td>
        <Link to="/accounts/$id" params={{ id: account.id }}>
          {account.name}
        </Link>
      </td>
      <td>{say("ui-settings-secret-name", { which })}</td>
      <td>{say("ui-settings-keeper", { keeper: secret.keeper })}</td>
      <td>
        <Moment at={secret.last_used_at} form="ago" />
      </td>
      <td>
        <div className={classes.do}>
          {secret.keeper === "sandbox" ? null : (
            <LinkButton size="xs" variant="default" to="/accounts/$id" params={{ id: account.id }}>
              {say("ui-settings-replace")}
            </LinkButton>
          )}
        </div>
      </td>
    </tr>
  );
}
