/** The settings in parts, each on its own address: what suits the person, how Sinch finds this computer, what is kept. */
import { Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Page } from "@/components/Page";
import { say } from "@/lib/words";
import { AboutPart } from "./AboutPart";
import { DataPart } from "./DataPart";
import { GeneralPart } from "./GeneralPart";
import { ReceiverPart } from "./ReceiverPart";
import { SecretsPart } from "./SecretsPart";
import classes from "./SettingsPage.module.css";

const parts = [
  { id: "general", Part: GeneralPart },
  { id: "receiver", Part: ReceiverPart },
  { id: "secrets", Part: SecretsPart },
  { id: "data", Part: DataPart },
  { id: "about", Part: AboutPart },
] as const;

export function SettingsPage() {
  const { part } = useSearch({ from: "/settings" });
  const go = useNavigate();
  const shown = parts.find((each) => each.id === part) ?? parts[0];
  return (
    <Page title={say("ui-settings-title")}>
      <Tabs value={shown.id} keepMounted={false} onChange={(id) => void go({ to: "/settings", search: { part: id === "general" ? undefined : (id ?? undefined) } })}>
        <Tabs.List aria-label={say("ui-settings-title")}>
          {parts.map(({ id }) => (
            <Tabs.Tab key={id} value={id}>
              {say("ui-settings-part", { part: id })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ id, Part }) => (
          <Tabs.Panel key={id} value={id} className={classes.part}>
            <Part />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
