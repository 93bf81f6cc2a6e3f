/** Why messages failed: count, meaning, whose it is to mend, and the way to the people. */
import { useQueryCommand } from "@/api/commands";
import type { Overview } from "@/api/contract";
import { Panel } from "@/components/Panel";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import { FailedPeople } from "./FailedPeople";
import { failedIn } from "./failed";
import classes from "./OverviewPage.module.css";

interface FailuresProps {
  failures: Overview["failures"];
  account: string | undefined;
  /** Begin of the stretch that the numbers are of, milliseconds. */
  since: number;
}

export function Failures({ failures, account, since }: FailuresProps) {
  const campaigns = useQueryCommand("campaigns.list", { account_id: account }, { enabled: failures.length > 0 }).data?.items ?? [];
  return (
    <Panel title={say("ui-failures-title")} flush={failures.length > 0}>
      {failures.length === 0 ? (
        <p className={classes.none}>{say("ui-failures-none")}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.right}>
                {say("ui-failures-count")}
              </th>
              <th scope="col">{say("ui-failures-meaning")}</th>
              <th scope="col">{say("ui-failures-owner")}</th>
            </tr>
          </thead>
          <tbody>
            {failures.map((failure) => (
              <tr key={failure.code}>
                <td className={`number ${classes.right}`}>{count(failure.count)}</td>
                <td>
                  <FailedPeople failure={failure} campaigns={failedIn(campaigns, failure.code, since)} />
                  <div className="mono dim">{failure.code}</div>
                </td>
                <td>{failure.owner}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
