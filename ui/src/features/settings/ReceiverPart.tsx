/** How Sinch finds this computer: where it listens, each account's public address, and the proof that it leads here. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQueryCommand } from "@/api/commands";
import type { Account } from "@/api/contract";
import { CopyValue } from "@/components/CopyValue";
import { Empty } from "@/components/Empty";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Panel } from "@/components/Panel";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import classes from "./SettingsPage.module.css";

const none: Account[] = [];

export function ReceiverPart() {
  const status = useQueryCommand("settings.status", {});
  const accounts = useQueryCommand("accounts.list", {});
  const rows = accounts.data?.items ?? none;
  const hooks = status.data?.hooks_address;
  return (
    <>
      <FaultNotice fault={status.error ?? accounts.error} onRetry={() => void Promise.all([status.refetch(), accounts.refetch()])} />
      <Panel title={say("ui-settings-receiver")}>
        <Facts>
          <Fact label={say("ui-settings-hooks")}>{hooks ? <CopyValue value={hooks} what={say("ui-settings-hooks")} /> : say("ui-settings-hooks-none")}</Fact>
        </Facts>
        <p className={classes.words}>{say("ui-settings-hooks-words")}</p>
        {hooks ? <p className={classes.words}>{say("ui-settings-proxy-words", { address: hooks })}</p> : null}
      </Panel>
      <Panel title={say("ui-settings-addresses")} flush>
        {rows.length === 0 && accounts.data ? <Empty title={say("ui-settings-addresses-none")} /> : null}
        {rows.length > 0 ? (
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{say("ui-settings-account")}</th>
                  <th scope="col">{say("ui-settings-address")}</th>
                  <th scope="col">{say("ui-settings-reach")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((account) => (
                  <AddressRow key={account.id} account={account} />
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </Panel>
    </>
  );
}

function AddressRow({ account }: { account: Account }) {
  const [asked, ask] = useState(false);
  const check = useQueryCommand("settings.check_address", { account_id: account.id }, { enabled: asked, fresh: true });
  const address = account.proxy_domain || (account.rehearsal ? say("ui-settings-address-local") : "");
  return (
    <tr>
      <td>
        <Link to="/accounts/$id" params={{ id: account.id }}>
          {account.name}
        </Link>
      </td>
      <td>{address || <span className="dim">{say("ui-settings-address-none")}</span>}</td>
      <td>
        <div className={classes.foot} style={{ marginTop: 0 }}>
          {address ? (
            <Button size="xs" variant="default" loading={check.isFetching} onClick={() => (asked ? void check.refetch() : ask(true))} aria-label={say("ui-settings-check-of", { account: account.name })}>
              {say("ui-settings-check")}
            </Button>
          ) : (
            <LinkButton size="xs" variant="default" to="/accounts/$id" params={{ id: account.id }}>
              {say("ui-settings-address-set")}
            </LinkButton>
          )}
          {check.data && !check.isFetching ? <StateWord tone={check.data.reached ? "good" : "bad"}>{check.data.reached ? say("ui-settings-reached", { ms: check.data.took_ms }) : check.data.sentence}</StateWord> : null}
        </div>
        {check.data?.hint && !check.isFetching ? <p className={`${classes.words} small`}>{check.data.hint}</p> : null}
        <FaultNotice fault={check.error} />
      </td>
    </tr>
  );
}
