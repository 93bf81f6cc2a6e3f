/** Why messages failed: count, meaning, whose it is to mend. */
import type { Overview } from "@/api/contract";
import { Panel } from "@/components/Panel";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./OverviewPage.module.css";

export function Failures({ failures }: { failures: Overview["failures"] }) {
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
                  {failure.meaning}
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
