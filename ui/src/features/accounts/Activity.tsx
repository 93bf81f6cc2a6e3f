/** What was done to an account: the newest first, older ones on demand. */
import { Button } from "@mantine/core";
import { usePagesCommand } from "@/api/commands";
import { Empty } from "@/components/Empty";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import { useState } from "react";
import classes from "./AccountPage.module.css";

/** Rows that are shown at first, and more at each press. */
const STEP = 10;

export function Activity({ id }: { id: string }) {
  const list = usePagesCommand("accounts.activity", { id });
  const [shown, setShown] = useState(STEP);
  const rows = list.rows.slice(0, shown);
  const more = shown < list.rows.length || list.more;
  const showMore = () => {
    if (shown + STEP > list.rows.length) list.fetchMore();
    setShown(shown + STEP);
  };
  return (
    <Panel title={say("ui-account-activity")} flush={rows.length > 0}>
      <FaultNotice fault={list.fault} onRetry={list.retry} />
      {rows.length === 0 && !list.loading ? <Empty title={say("ui-account-activity-none")} /> : null}
      {rows.length === 0 ? null : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{say("ui-account-activity-at")}</th>
              <th scope="col">{say("ui-account-activity-who")}</th>
              <th scope="col">{say("ui-account-activity-what")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.at}${row.command}`}>
                <td>
                  <Moment at={row.at} />
                </td>
                <td>{row.who}</td>
                <td>{say("ui-account-activity-word", { command: row.command.replace(".", "-"), raw: row.command })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more ? (
        <Button size="xs" variant="subtle" m={8} onClick={showMore}>
          {say("ui-account-activity-more")}
        </Button>
      ) : null}
    </Panel>
  );
}
