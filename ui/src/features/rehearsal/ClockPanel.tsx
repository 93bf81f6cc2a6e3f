/** The rehearsal's own clock: windows close and tokens expire when it jumps, and it never goes back. */
import { Button, Group } from "@mantine/core";
import { useMutationCommand } from "@/api/commands";
import type { RehearsalClock } from "@/api/contract";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { Panel } from "@/components/Panel";
import { fullMoment, span } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./RehearsalPage.module.css";

const HOUR = 3600;
const jumps = [HOUR, 24 * HOUR];

export function ClockPanel({ account, clock }: { account: string; clock: RehearsalClock | undefined }) {
  const jump = useMutationCommand("rehearsal.jump_clock");
  return (
    <Panel title={say("ui-clock-title")}>
      <p className={classes.about}>{say("ui-clock-about")}</p>
      <Facts>
        <Fact label={say("ui-clock-now")}>{clock ? fullMoment(clock.now) : "–"}</Fact>
        <Fact label={say("ui-clock-ahead")}>{clock && clock.ahead_seconds > 0 ? span(clock.ahead_seconds) : say("ui-clock-level")}</Fact>
      </Facts>
      <FaultNotice fault={jump.error} />
      <Group gap="xs" mt="md">
        {jumps.map((seconds) => (
          <Button key={seconds} variant="default" loading={jump.isPending && jump.variables.seconds === seconds} onClick={() => jump.mutate({ account_id: account, seconds })}>
            {say("ui-clock-jump", { hours: seconds / HOUR })}
          </Button>
        ))}
      </Group>
    </Panel>
  );
}
