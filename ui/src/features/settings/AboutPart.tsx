/** What this program is, what it is made of, its keys, and the bundle for whoever looks for a fault. */
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { SaveFile } from "@/components/SaveFile";
import { say } from "@/lib/words";
import classes from "./SettingsPage.module.css";

const parts = ["tauri", "tokio", "sqlx", "react", "mantine", "tanstack", "inter"] as const;

export function AboutPart() {
  const query = useQueryCommand("settings.status", {});
  const bundle = useMutationCommand("settings.diagnostics");
  const status = query.data;
  return (
    <>
      <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
      <Panel title={say("ui-settings-about")}>
        {status ? (
          <Facts>
            <Fact label={say("ui-settings-version")}>
              <CopyValue value={status.version} what={say("ui-settings-version")} />
            </Fact>
            <Fact label={say("ui-settings-started")}>
              <Moment at={status.started_at} />
            </Fact>
            <Fact label={say("ui-settings-licence")}>{say("ui-settings-licence-words")}</Fact>
            <Fact label={say("ui-settings-made-of")}>{parts.map((part) => say("ui-settings-made-of-part", { part })).join(" · ")}</Fact>
          </Facts>
        ) : null}
        <p className={classes.words}>{say("ui-settings-keys-words")}</p>
        <div className={classes.foot}>
          <LinkButton variant="default" size="xs" to="/start">
            {say("ui-settings-start")}
          </LinkButton>
        </div>
      </Panel>
      <Panel title={say("ui-settings-diagnostics")}>
        <p className={classes.words}>{say("ui-settings-diagnostics-words")}</p>
        <div className={classes.foot}>
          <SaveFile size="xs" label={say("ui-settings-diagnostics-do")} make={() => bundle.mutateAsync({})} />
        </div>
      </Panel>
    </>
  );
}
