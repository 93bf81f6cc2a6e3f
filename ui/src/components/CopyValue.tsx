/** A value to be carried elsewhere: shown whole, copied with one press. */
import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { say } from "@/lib/words";
import { IconCheck, IconCopy } from "./icons";
import classes from "./CopyValue.module.css";

/** `shown` where it reads better otherwise, such as a grouped number. */
export function CopyValue({ value, shown, what }: { value: string; shown?: string; what: string }) {
  return (
    <span className={classes.value}>
      <span className={shown ? "number" : "mono"}>{shown ?? value}</span>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? say("ui-copied") : say("ui-copy", { what })}>
            <ActionIcon size={24} variant="subtle" color="gray" onClick={copy} aria-label={say("ui-copy", { what })}>
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
