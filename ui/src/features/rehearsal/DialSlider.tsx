/** One dial: its name, where it stands, and a slider that takes effect when it is let go. */
import { Slider } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { say } from "@/lib/words";
import { amount, type Dial } from "./dials";
import classes from "./RehearsalPage.module.css";

/** Keys turn it step by step: only where it stops is told. */
const PAUSE_MS = 200;
/** Until then the answer has come, and what the rehearsal says counts again. */
const TRUST_MS = 2000;

interface DialSliderProps {
  dial: Dial;
  value: number;
  onSet: (value: number) => void;
  /** In place of the dial's own name. */
  name?: string;
}

export function DialSlider({ dial, value, onSet, name = say("ui-dial-name", { dial: dial.key }) }: DialSliderProps) {
  const [held, setHeld] = useState<number | null>(null);
  const tell = useDebouncedCallback(onSet, PAUSE_MS);
  const release = useDebouncedCallback(() => setHeld(null), TRUST_MS);
  const shown = held ?? value;
  return (
    <div className={classes.dial}>
      <span>{name}</span>
      <span className={classes.value} data-set={shown > 0 || undefined}>
        {amount(dial, shown)}
      </span>
      <Slider
        thumbLabel={name}
        label={null}
        min={0}
        max={dial.most}
        step={dial.step}
        value={shown}
        onChange={setHeld}
        onChangeEnd={(next) => {
          tell(Number(next.toFixed(4)));
          release();
        }}
      />
    </div>
  );
}
