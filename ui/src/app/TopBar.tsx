/** On top of every page: which account, the way to everything, what is running, light or dark. */
import { ActionIcon, Select, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSearch, IconSun } from "@/components/icons";
import { COMMAND_KEY } from "@/lib/keys";
import { say } from "@/lib/words";
import { palette } from "./palette";
import { RunningJobs } from "./RunningJobs";
import type { ScopeState } from "./scope";
import classes from "./TopBar.module.css";

const ALL = "all";

export function TopBar({ scope }: { scope: ScopeState }) {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  return (
    <section className={classes.bar} aria-label={say("ui-top-label")}>
      <Select
        className={classes.scope}
        aria-label={say("ui-scope-label")}
        data={[{ value: ALL, label: say("ui-scope-all") }, ...scope.accounts.map((account) => ({ value: account.id, label: account.name }))]}
        value={scope.account?.id ?? ALL}
        onChange={(value) => scope.choose(value === ALL ? null : value)}
        allowDeselect={false}
        comboboxProps={{ width: 280, position: "bottom-start" }}
      />
      {scope.rehearses ? (
        <Tooltip label={say("ui-rehearsal-hint")}>
          <span className={classes.rehearsal} tabIndex={0}>
            {say("ui-rehearsal")}
          </span>
        </Tooltip>
      ) : null}
      <button type="button" className={classes.search} onClick={palette.open}>
        <IconSearch />
        <span>{say("ui-search-open")}</span>
        <kbd>{COMMAND_KEY} K</kbd>
      </button>
      <div className={classes.end}>
        <RunningJobs account={scope.account?.id} />
        <Tooltip label={say("ui-scheme-toggle")}>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={say("ui-scheme-toggle")} onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}>
            {scheme === "dark" ? <IconSun /> : <IconMoon />}
          </ActionIcon>
        </Tooltip>
      </div>
    </section>
  );
}
