/** A failure in the place where it happened: what did not happen, what to do, and the way to try again. */
import { Button } from "@mantine/core";
import { IconAlert } from "./icons";
import { say } from "@/lib/words";
import classes from "./FaultNotice.module.css";

interface FaultNoticeProps {
  /** A `Fault`, or the sentence of a job that failed. */
  fault: { message: string; hint?: string | null; code?: string; trace?: string | null } | null | undefined;
  onRetry?: () => void;
}

export function FaultNotice({ fault, onRetry }: FaultNoticeProps) {
  if (!fault) return null;
  return (
    <div className={classes.notice} role="alert">
      <IconAlert />
      <div className={classes.words}>
        <p className={classes.message}>{fault.message}</p>
        {fault.hint ? <p>{fault.hint}</p> : null}
        {fault.trace && fault.code === "internal" ? <p className="small dim">{say("ui-fault-trace", { trace: fault.trace })}</p> : null}
      </div>
      {onRetry ? (
        <Button size="xs" variant="default" onClick={onRetry}>
          {say("ui-fault-again")}
        </Button>
      ) : null}
    </div>
  );
}
