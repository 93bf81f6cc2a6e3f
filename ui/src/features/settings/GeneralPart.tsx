/** What suits the person at this screen: colours, language, time zone. Kept on this computer, not with the data. */
import { SegmentedControl, Select, useMantineColorScheme } from "@mantine/core";
import { useHost } from "@/api/HostContext";
import { Fact, Facts } from "@/components/Facts";
import { Panel } from "@/components/Panel";
import { fullMoment } from "@/lib/format";
import { useNow } from "@/lib/now";
import { say } from "@/lib/words";
import { chooseZone, systemZone, useChosenZone, zones } from "@/lib/zone";
import classes from "./SettingsPage.module.css";

const schemes = ["auto", "light", "dark"] as const;
const SYSTEM = "system";

export function GeneralPart() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Panel title={say("ui-settings-appearance")}>
      <Facts>
        <Fact label={say("ui-settings-scheme")}>
          <SegmentedControl aria-label={say("ui-settings-scheme")} data={schemes.map((value) => ({ value, label: say("ui-settings-scheme-name", { scheme: value }) }))} value={colorScheme} onChange={(value) => setColorScheme(value as (typeof schemes)[number])} />
        </Fact>
        <Fact label={say("ui-settings-language")}>{say("ui-settings-language-words")}</Fact>
        <Fact label={say("ui-settings-zone")}>
          <ZoneChoice />
        </Fact>
      </Facts>
    </Panel>
  );
}

/** Zones are found by any part of their name: "rome", "new york", "utc". */
function ZoneChoice() {
  const { preferences } = useHost();
  const chosen = useChosenZone();
  const now = useNow();
  const data = [{ value: SYSTEM, label: say("ui-settings-zone-system", { zone: systemZone() }) }, ...zones().map((name) => ({ value: name, label: name.replaceAll("_", " ") }))];
  return (
    <>
      <Select
        aria-label={say("ui-settings-zone")}
        data={data}
        value={chosen ?? SYSTEM}
        onChange={(value) => chooseZone(preferences, value === SYSTEM ? null : value)}
        searchable
        allowDeselect={false}
        limit={100}
        nothingFoundMessage={say("ui-settings-zone-none")}
        maw={360}
      />
      <p className={`${classes.words} small`}>{say("ui-settings-zone-now", { now: fullMoment(now) })}</p>
    </>
  );
}
