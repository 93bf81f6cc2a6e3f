/** What is kept on this computer: where, how large, how long, and the copies of it. */
import { useQueryCommand } from "@/api/commands";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { bytes, count } from "@/lib/format";
import { say } from "@/lib/words";
import { Backups } from "./Backups";
import classes from "./SettingsPage.module.css";

const sizes = ["database", "files", "sandbox", "backups", "logs"] as const;
const things = ["accounts", "contacts", "campaigns", "callbacks"] as const;
const retained = ["callbacks", "quarantine", "campaigns", "files", "backups", "logs"] as const;

export function DataPart() {
  const query = useQueryCommand("settings.data", {}, { fresh: true });
  const data = query.data;
  if (!data) return <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
      <Panel title={say("ui-settings-data")}>
        <Facts>
          <Fact label={say("ui-settings-place")}>
            <CopyValue value={data.place} what={say("ui-settings-place")} />
          </Fact>
          <Fact label={say("ui-settings-engine")}>{say("ui-settings-engine-format", { engine: say("ui-settings-engine-name", { engine: data.engine }), version: data.version })}</Fact>
          {data.restored ? (
            <Fact label={say("ui-settings-restored")}>
              <Moment at={data.restored.at} /> {data.restored.taken_at === null ? null : <RestoredFrom at={data.restored.taken_at} />}
            </Fact>
          ) : null}
        </Facts>
      </Panel>
      <div className={classes.grid}>
        <Panel title={say("ui-settings-sizes")}>
          <Facts>
            {sizes.map((part) => (
              <Fact key={part} label={say("ui-settings-size", { part })}>
                <span className="number">{bytes(data.sizes[part])}</span>
              </Fact>
            ))}
          </Facts>
        </Panel>
        <Panel title={say("ui-settings-counts")}>
          <Facts>
            {things.map((thing) => (
              <Fact key={thing} label={say("ui-settings-thing", { thing })}>
                <span className="number">{count(data[thing])}</span>
              </Fact>
            ))}
          </Facts>
        </Panel>
      </div>
      <Backups data={data} />
      <Panel title={say("ui-settings-retention")}>
        <Facts>
          {retained.map((what) => (
            <Fact key={what} label={say("ui-settings-retained", { what })}>
              {say("ui-settings-retained-how", { what })}
            </Fact>
          ))}
        </Facts>
      </Panel>
    </>
  );
}

function RestoredFrom({ at }: { at: number }) {
  return (
    <span className="dim">
      {say("ui-settings-restored-from")} <Moment at={at} />
    </span>
  );
}
