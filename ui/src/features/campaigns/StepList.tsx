/** The wizard's steps: any one that can be reached is a press away. */
import { IconCheck } from "@/components/icons";
import { say } from "@/lib/words";
import { type Draft, done, type Step, steps } from "./draft";
import classes from "./Wizard.module.css";

export function StepList({ step, draft, onChoose }: { step: Step; draft: Draft; onChoose: (step: Step) => void }) {
  return (
    <nav aria-label={say("ui-wizard-steps")}>
      <ol className={classes.steps}>
        {steps.map((each, index) => {
          const complete = each !== "check" && done(each, draft);
          const reachable = steps.slice(0, index).every((before) => done(before, draft));
          return (
            <li key={each}>
              <button type="button" aria-current={each === step ? "step" : undefined} disabled={!reachable} title={reachable ? undefined : say("ui-wizard-not-yet")} onClick={() => onChoose(each)}>
                <span className={classes.sign} data-done={complete || undefined} aria-hidden>
                  {complete ? <IconCheck size={12} /> : index + 1}
                </span>
                {say("ui-wizard-step", { step: each })}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
