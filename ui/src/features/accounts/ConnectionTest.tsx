/** The connection test told step by step, each with what was seen. */
import { Button } from "@mantine/core";
import type { ConnectionReport } from "@/api/contract";
import type { Fault } from "@/api/fault";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import classes from "./ConnectionTest.module.css";
import { stepTone } from "./words";

interface ConnectionTestProps {
  report: ConnectionReport | null | undefined;
  testing: boolean;
  fault: Fault | null;
  onTest: () => void;
  /** Offered when the app was found in another region than the one chosen. */
  onRegion?: (region: string) => void;
}

export function ConnectionTest({ report, testing, fault, onTest, onRegion }: ConnectionTestProps) {
  return (
    <Panel
      title={say("ui-test-title")}
      aside={
        <Button size="xs" variant="default" onClick={onTest} loading={testing}>
          {say("ui-test-do")}
        </Button>
      }
    >
      <FaultNotice fault={fault} />
      <div aria-live="polite">
        {report ? <Report report={report} onRegion={onRegion} /> : fault ? null : <p className={classes.before}>{say("ui-test-before")}</p>}
      </div>
    </Panel>
  );
}

function Report({ report, onRegion }: { report: ConnectionReport; onRegion?: (region: string) => void }) {
  const found = report.found_region;
  return (
    <>
      <p className={classes.verdict}>
        <StateWord tone={report.ok ? "good" : "bad"}>{report.ok ? say("ui-test-ok") : say("ui-test-not-ok")}</StateWord>
        <span className="small dim">
          <Moment at={report.at} form="ago" />
        </span>
      </p>
      <ol className={classes.steps}>
        {report.steps.map((step) => (
          <li key={step.step}>
            <StateWord tone={stepTone[step.state]}>{say("ui-test-step", { step: step.step })}</StateWord>
            <span className="small dim">{say("ui-test-state", { state: step.state })}</span>
            <div className={classes.told}>
              <p>{step.sentence}</p>
              {step.hint ? <p className={classes.hint}>{step.hint}</p> : null}
              {found && onRegion && step.step === "app" && step.state === "failed" ? (
                <Button size="xs" mt={8} onClick={() => onRegion(found)}>
                  {say("ui-test-use-region", { region: found.toUpperCase() })}
                </Button>
              ) : null}
              {step.evidence.length > 0 ? (
                <dl className={classes.evidence}>
                  {step.evidence.map((seen) => (
                    <div key={seen.label + seen.value}>
                      <dt>{seen.label}</dt>
                      <dd className="mono">{seen.value}</dd>
                    </div>
                  ))}
                </dl>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
