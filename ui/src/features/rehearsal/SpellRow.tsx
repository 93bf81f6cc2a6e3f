/** A fault that holds for some seconds: begin it, see what is left, end it. */
import { Button, Group, NumberInput } from "@mantine/core";
import { useState } from "react";
import { span } from "@/lib/format";
import { say } from "@/lib/words";
import type { AmountDial } from "./dials";
import classes from "./RehearsalPage.module.css";

const USUAL_SECONDS = 30;
const MOST_SECONDS = 3600;

export function SpellRow({ dial, left, onSet }: { dial: AmountDial; left: number; onSet: (seconds: number) => void }) {
  const [seconds, setSeconds] = useState<number | string>(USUAL_SECONDS);
  const name = say("ui-dial-name", { dial });
  return (
    <div className={classes.spell} role="group" aria-label={name}>
      <p>
        {name}
        {left > 0 ? <b className={classes.value}>{` · ${say("ui-spell-left", { span: span(left) })}`}</b> : null}
      </p>
      <Group gap="xs" wrap="nowrap">
        {left > 0 ? (
          <Button variant="default" onClick={() => onSet(0)}>
            {say("ui-spell-end")}
          </Button>
        ) : (
          <>
            <NumberInput w={88} aria-label={say("ui-spell-seconds", { name })} min={1} max={MOST_SECONDS} clampBehavior="strict" allowDecimal={false} suffix={say("ui-spell-unit")} value={seconds} onChange={setSeconds} />
            <Button variant="default" disabled={!seconds} title={seconds ? undefined : say("ui-spell-how-long")} onClick={() => onSet(Number(seconds))}>
              {say("ui-spell-begin")}
            </Button>
          </>
        )}
      </Group>
    </div>
  );
}
