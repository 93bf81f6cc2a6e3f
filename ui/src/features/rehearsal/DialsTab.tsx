/** The dials: what is set now in one sentence, then every fault that can be turned up. Each takes effect as it is turned. */
import { Button, Switch } from "@mantine/core";
import { useQueryCommand, useMutationCommand } from "@/api/commands";
import type { Dials } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import { ClockPanel } from "./ClockPanel";
import { DialSlider } from "./DialSlider";
import { groups, rest, sentence, spells, told } from "./dials";
import { FailuresPanel } from "./FailuresPanel";
import { SpellRow } from "./SpellRow";
import classes from "./RehearsalPage.module.css";

/** Seconds run down by themselves: nobody announces that. */
const WATCH_MS = 1000;

export function DialsTab({ account }: { account: string }) {
  const turn = useMutationCommand("rehearsal.set_dials");
  const known = useQueryCommand("rehearsal.dials", { account_id: account }, { refreshEvery: WATCH_MS, fresh: true });
  const dials = known.data?.dials;
  const set = (change: Dials) => turn.mutate({ account_id: account, dials: change });
  if (!dials) return <FaultNotice fault={known.error} onRetry={() => void known.refetch()} />;
  const anything = told(dials).length > 0;
  return (
    <>
      <div className={classes.now} data-set={anything || undefined}>
        <p role="status">{sentence(dials)}</p>
        <Button variant="default" disabled={!anything} title={anything ? undefined : say("ui-dials-rest-already")} loading={turn.isPending && anything} onClick={() => set(rest(dials))}>
          {say("ui-dials-rest-do")}
        </Button>
      </div>
      <FaultNotice fault={turn.error ?? known.error} />
      <div className={classes.columns}>
        <div>
          <Panel title={say("ui-dials-group", { group: "spells" })}>
            <p className={classes.about}>{say("ui-dials-about", { group: "spells" })}</p>
            <div className={classes.rows}>
              {spells.map((key) => (
                <SpellRow key={key} dial={key} left={dials[key] ?? 0} onSet={(seconds) => set({ [key]: seconds })} />
              ))}
              <Switch label={say("ui-dial-name", { dial: "outage_refuses" })} checked={dials.outage_refuses ?? false} onChange={(event) => set({ outage_refuses: event.currentTarget.checked })} />
              <Switch label={say("ui-dial-name", { dial: "keys_revoked" })} description={say("ui-dial-keys-words")} checked={dials.keys_revoked ?? false} onChange={(event) => set({ keys_revoked: event.currentTarget.checked })} />
            </div>
          </Panel>
          <ClockPanel account={account} clock={known.data?.clock} />
          {groups.map((group) => (
            <Panel key={group.id} title={say("ui-dials-group", { group: group.id })}>
              <p className={classes.about}>{say("ui-dials-about", { group: group.id })}</p>
              <div className={classes.rows}>
                {group.dials.map((dial) => (
                  <DialSlider key={dial.key} dial={dial} value={dials[dial.key] ?? 0} onSet={(value) => set({ [dial.key]: value })} />
                ))}
              </div>
            </Panel>
          ))}
          <FailuresPanel account={account} shares={dials.failure_share ?? {}} onSet={(failure_share) => set({ failure_share })} />
        </div>
      </div>
    </>
  );
}
