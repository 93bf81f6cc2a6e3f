/** One callback: told in a sentence, then proven step by step, what it changed, then raw. */
import { Button, CloseButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { CallbackDetail } from "@/api/contract";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import { CallbackBody } from "./CallbackBody";
import classes from "./WebhooksPage.module.css";

export function CallbackPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQueryCommand("webhooks.callback", { id });
  const told = query.data;
  return (
    <section className={classes.detail} aria-label={say("ui-callback-title")}>
      <div className={classes.head}>
        <p className={classes.summary}>{told?.summary}</p>
        <CloseButton aria-label={say("ui-close")} onClick={onClose} />
      </div>
      <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
      {told ? (
        <>
          <Origin told={told} />
          <div>
            <h2>{say("ui-callback-verification")}</h2>
            <ol className={classes.steps}>
              {told.verification.map((step) => (
                <li key={step.sentence}>
                  <StateWord tone={step.passed ? "good" : "bad"}>{step.sentence}</StateWord>
                </li>
              ))}
            </ol>
          </div>
          <Effects told={told} />
          <CallbackBody callback={told} />
          <div>
            <h2>{say("ui-callback-headers")}</h2>
            <pre className={`mono ${classes.body}`} tabIndex={0}>
              {Object.entries(told.headers)
                .map(([name, value]) => `${name}: ${value}`)
                .join("\n")}
            </pre>
          </div>
        </>
      ) : null}
    </section>
  );
}

function Origin({ told }: { told: CallbackDetail }) {
  const ids = [
    { label: say("ui-callback-id"), value: told.id },
    { label: say("ui-callback-message"), value: told.message_id },
    { label: say("ui-callback-correlation"), value: told.correlation_id },
  ].filter(({ value }) => value !== "");
  return (
    <Facts>
      <Fact label={say("ui-callback-trigger")}>{told.trigger ? <span className="mono">{told.trigger}</span> : "–"}</Fact>
      <Fact label={say("ui-callback-at")}>
        <Moment at={told.received_at} form="seconds" />
      </Fact>
      {ids.map(({ label, value }) => (
        <Fact key={label} label={label}>
          <CopyValue value={value} what={label} />
        </Fact>
      ))}
    </Facts>
  );
}

function Effects({ told }: { told: CallbackDetail }) {
  const again = useMutationCommand("webhooks.rerun_one");
  const held = told.state === "held";
  return (
    <div>
      <div className={classes.part}>
        <h2>{say("ui-callback-effects")}</h2>
        <Button size="xs" variant="default" loading={again.isPending || told.state === "waiting"} disabled={held} title={held ? say("ui-callback-again-held") : undefined} onClick={() => again.mutate({ id: told.id })}>
          {say("ui-callback-again")}
        </Button>
      </div>
      <FaultNotice fault={again.error} />
      <ul className={classes.steps}>
        {told.effects.length === 0 ? <li className="dim">{say("ui-callback-effects-none")}</li> : null}
        {told.effects.map((effect) => (
          <li key={effect.recipient_id}>
            <Link to="/campaigns/$id" params={{ id: effect.campaign_id }} search={{ recipient: effect.recipient_id }}>
              {effect.from && effect.to ? say("ui-callback-effect", { from: say("ui-state", { state: effect.from }), to: say("ui-state", { state: effect.to }) }) : say("ui-callback-effect-none")}
            </Link>
          </li>
        ))}
      </ul>
      {again.isSuccess && told.state !== "waiting" ? (
        <p role="status" className="small dim">
          {say("ui-callback-again-done")}
        </p>
      ) : null}
    </div>
  );
}
