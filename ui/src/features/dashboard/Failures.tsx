/** Why messages failed in the stretch: count, meaning, whose it is to mend, and the way to the people. */
import type { Overview } from "@/api/contract";
import { Panel } from "@/components/Panel";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import { Behind } from "./Behind";
import classes from "./OverviewPage.module.css";

interface FailuresProps {
  overview: Overview;
  account: string | undefined;
}

export function Failures({ overview: { failures, stretch }, account }: FailuresProps) {
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
            {failures.map(({ code, count: people, meaning, owner }) => (
              <tr key={code}>
                <td className={`number ${classes.right}`}>{count(people)}</td>
                <td>
                  <Behind what={{ code }} of={stretch} account={account} label={say("ui-failures-show", { meaning, n: people })}>
                    {meaning}
                  </Behind>
                  <div className="mono dim">{code}</div>
                </td>
                <td>{owner}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
