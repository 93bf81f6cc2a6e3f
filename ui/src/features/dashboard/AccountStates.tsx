/** Accounts and their webhooks: state in a word, last callback. */
import { Link } from "@tanstack/react-router";
import type { Overview } from "@/api/contract";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { StateWord, type Tone } from "@/components/StateWord";
import { say } from "@/lib/words";
import classes from "./OverviewPage.module.css";

const tones: Record<string, Tone> = { ready: "good", attention: "warn", failing: "bad" };

export function AccountStates({ accounts }: { accounts: Overview["accounts"] }) {
  return (
    <Panel title={say("ui-nav-accounts")} flush>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{say("ui-overview-account")}</th>
            <th scope="col">{say("ui-overview-account-state")}</th>
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
