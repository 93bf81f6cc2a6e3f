/** What syncs saw change of a template, the newest first. */
import { Button } from "@mantine/core";
import { usePagesCommand } from "@/api/commands";
import type { TemplateChange } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import classes from "./TemplatePage.module.css";
import { changeWords, reasonWords } from "./words";

export function History({ template }: { template: string }) {
  const changes = usePagesCommand("templates.changes", { id: template });
  return (
    <Panel title={say("ui-template-history")}>
      <FaultNotice fault={changes.fault} onRetry={changes.retry} />
      {changes.rows.length === 0 && !changes.loading ? <p className={classes.none}>{say("ui-template-history-none")}</p> : null}
      <ol className={classes.history}>
        {changes.rows.map((change, index) => (
          <li key={`${change.at}-${index}`}>
            <Moment at={change.at} />
            <div>
              {changeWords(change)}
              {change.reason ? <span className={classes.advice}>{reasonWords(change.reason).meaning}</span> : null}
              <Texts change={change} />
            </div>
          </li>
        ))}
      </ol>
      {changes.more ? (
        <Button size="xs" variant="default" onClick={changes.fetchMore}>
          {say("ui-template-history-more")}
        </Button>
      ) : null}
    </Panel>
  );
}

/** What a text was and is, one under the other. */
function Texts({ change }: { change: TemplateChange }) {
  if (change.what !== "text" && change.what !== "variables") return null;
  return (
    <div className={classes.texts}>
      <del>{change.before ?? "–"}</del>
      <ins>{change.after ?? "–"}</ins>
    </div>
  );
}
