/** How an account reaches Sinch, and what it may do there. Of secrets only where they are kept and when they were last used. */
import { Link } from "@tanstack/react-router";
import type { Account } from "@/api/contract";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { Phone } from "@/components/Phone";
import { rate } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./AccountPage.module.css";

export function Connection({ account }: { account: Account }) {
  const { key, webhook, former_webhook_until } = account.secrets;
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
            <Secret account={account.id} keeper={key.keeper} usedAt={key.last_used_at} />
          </Fact>
          <Fact label={say("ui-account-webhook-secret")}>
            <Secret account={account.id} keeper={webhook.keeper} usedAt={webhook.last_used_at} />
            {former_webhook_until === null ? null : (
              <div className="small dim">
                {say("ui-account-former-until")} <Moment at={former_webhook_until} />
              </div>
            )}
          </Fact>
        </Facts>
        <Facts>
          <Fact label={say("ui-account-key")}>
            <span className="mono">{account.key}</span>
          </Fact>
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

/** The value itself never comes here. One that this program made or was given can be replaced in the form. */
function Secret({ account, keeper, usedAt }: { account: string; keeper: string; usedAt: number | null }) {
  return (
    <span>
      {say("ui-account-kept-in", { keeper })} {usedAt === null ? say("ui-account-never-used") : say("ui-account-used")} {usedAt === null ? null : <Moment at={usedAt} form="ago" />}
      {keeper === "sandbox" ? null : (
        <>
          {" "}
          <Link to="/accounts/$id/edit" params={{ id: account }} className={classes.link}>
            {say("ui-account-replace")}
          </Link>
        </>
      )}
    </span>
  );
}

export function Limits({ account }: { account: Account }) {
  const { processing_mode: mode, rate_outbound } = account;
  return (
    <Panel title={say("ui-account-limits")}>
      {mode === null && rate_outbound === null ? (
        <p className={classes.none}>{say("ui-account-test-first")}</p>
      ) : (
        <Facts>
          <Fact label={say("ui-account-mode")}>{mode ? say("ui-account-mode-name", { mode }) : say("ui-account-untested")}</Fact>
          <Fact label={say("ui-account-rate")}>{rate_outbound === null ? say("ui-account-untested") : rate(rate_outbound)}</Fact>
        </Facts>
      )}
    </Panel>
  );
}
