/** Accounts and their webhooks: state in a word, what happened in the stretch, last callback. */
import { Link } from "@tanstack/react-router";
import type { Overview } from "@/api/contract";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { StateWord, type Tone } from "@/components/StateWord";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import { Behind } from "./Behind";
import type { Series } from "./minutes";
import classes from "./OverviewPage.module.css";

const tones: Record<string, Tone> = { ready: "good", attention: "warn", failing: "bad" };
const told: Series[] = ["enqueued", "delivered", "failed"];

export function AccountStates({ overview: { accounts, stretch } }: { overview: Overview }) {
  return (
    <Panel title={say("ui-nav-accounts")} flush>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{say("ui-overview-account")}</th>
            <th scope="col">{say("ui-overview-account-state")}</th>
            {told.map((name) => (
              <th key={name} scope="col" className={classes.right}>
                {say("ui-stage", { stage: name })}
              </th>
            ))}
            <th scope="col">{say("ui-overview-last-callback")}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <td>
                <Link to="/accounts/$id" params={{ id: account.id }}>
                  {account.name}
                </Link>
              </td>
              <td>
                <StateWord tone={tones[account.state] ?? "quiet"}>{say("ui-overview-account-word", { state: account.state })}</StateWord>
              </td>
              {told.map((name) => (
                <td key={name} className={`number ${classes.right}`}>
                  {account.totals[name] === 0 ? (
                    <span className="dim">{count(0)}</span>
                  ) : (
                    <Behind what={{ series: name }} of={stretch} account={account.id} label={say("ui-overview-account-show", { account: account.name, stage: say("ui-stage", { stage: name }), n: account.totals[name] })}>
                      {count(account.totals[name])}
                    </Behind>
                  )}
                </td>
              ))}
              <td>
                <Moment at={account.last_callback_at} form="ago" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
