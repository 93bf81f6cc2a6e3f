/** Messages that fail with a reason, by code: a share of everybody, whoever they are. */
import { Select } from "@mantine/core";
import { useQueryCommand } from "@/api/commands";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import { DialSlider } from "./DialSlider";
import type { Dial } from "./dials";
import classes from "./RehearsalPage.module.css";

const FIRST_SHARE = 0.05;

interface FailuresPanelProps {
  account: string;
  shares: Record<string, number>;
  onSet: (shares: Record<string, number>) => void;
}

export function FailuresPanel({ account, shares, onSet }: FailuresPanelProps) {
  const scenarios = useQueryCommand("rehearsal.scenarios", { account_id: account });
  const codes = new Map(scenarios.data?.items.flatMap((row) => (row.code ? [[row.code, row.meaning ?? row.code] as const] : [])));
  const chosen = Object.keys(shares).toSorted();
  const left = 1 - Object.values(shares).reduce((sum, value) => sum + value, 0);
  return (
    <Panel title={say("ui-dials-group", { group: "failures" })}>
      <p className={classes.about}>{say("ui-dials-about", { group: "failures" })}</p>
      <div className={classes.rows}>
        {chosen.map((code) => (
          <DialSlider
            key={code}
            name={code}
            dial={slider((shares[code] ?? 0) + left)}
            value={shares[code] ?? 0}
            onSet={(value) => onSet(Object.fromEntries(Object.entries({ ...shares, [code]: value }).filter(([, each]) => each > 0)))}
          />
        ))}
        <Select
          label={say("ui-failure-add")}
          placeholder={say("ui-failure-choose")}
          searchable
          value={null}
          disabled={left < FIRST_SHARE}
          data={[...codes.keys()].filter((code) => !(code in shares)).toSorted()}
          renderOption={({ option }) => (
            <span>
              <span className="mono">{option.value}</span>
              <br />
              <span className="small dim">{codes.get(option.value)}</span>
            </span>
          )}
          onChange={(code) => {
            if (code) onSet({ ...shares, [code]: FIRST_SHARE });
          }}
        />
      </div>
    </Panel>
  );
}

/** All shares together are a whole at most. */
function slider(most: number): Dial {
  return { key: "rate_429_share", unit: "share", most: Number(Math.max(most, 0.01).toFixed(2)), step: 0.01 };
}
