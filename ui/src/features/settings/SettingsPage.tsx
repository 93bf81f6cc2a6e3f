/** Appearance, receiving, secrets, data, keys, and what this program is. */
import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useQueryCommand } from "@/api/commands";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import classes from "./SettingsPage.module.css";

const schemes = ["auto", "light", "dark"] as const;

export function SettingsPage() {
  const query = useQueryCommand("settings.status", {});
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const status = query.data;
  return (
    <Page title={say("ui-settings-title")}>
      <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
      <div className={classes.grid}>
        <Panel title={say("ui-settings-appearance")}>
          <Facts>
            <Fact label={say("ui-settings-scheme")}>
              <SegmentedControl aria-label={say("ui-settings-scheme")} data={schemes.map((value) => ({ value, label: say("ui-settings-scheme-name", { scheme: value }) }))} value={colorScheme} onChange={(value) => setColorScheme(value as (typeof schemes)[number])} />
            </Fact>
            <Fact label={say("ui-settings-zone")}>{Intl.DateTimeFormat().resolvedOptions().timeZone}</Fact>
          </Facts>
        </Panel>
        {status ? (
          <>
            <Panel title={say("ui-settings-receiver")}>
              <Facts>
                <Fact label={say("ui-settings-hooks")}>{status.hooks_address ? <CopyValue value={status.hooks_address} what={say("ui-settings-hooks")} /> : say("ui-settings-hooks-none")}</Fact>
              </Facts>
              <p className={classes.words}>{say("ui-settings-hooks-words")}</p>
            </Panel>
            <Panel title={say("ui-settings-data")}>
              <Facts>
                <Fact label={say("ui-settings-place")}>
                  <CopyValue value={status.data_dir} what={say("ui-settings-place")} />
                </Fact>
                <Fact label={say("ui-settings-engine")}>{say("ui-settings-engine-name", { engine: status.engine })}</Fact>
                <Fact label={say("ui-settings-secrets")}>{say("ui-settings-keeper", { keeper: status.secrets_keeper })}</Fact>
              </Facts>
            </Panel>
            <Panel title={say("ui-settings-about")}>
              <Facts>
                <Fact label={say("ui-settings-version")}>{status.version}</Fact>
                <Fact label={say("ui-settings-started")}>
                  <Moment at={status.started_at} />
                </Fact>
              </Facts>
              <div className={classes.foot}>
                <LinkButton variant="default" size="xs" to="/start">
                  {say("ui-settings-start")}
                </LinkButton>
              </div>
            </Panel>
          </>
        ) : null}
      </div>
    </Page>
  );
}
