/** One callback: told in a sentence, then proven step by step, then raw. */
import { CloseButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useQueryCommand } from "@/api/commands";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { StateWord } from "@/components/StateWord";
import { CopyCurl } from "./CopyCurl";
import { indented } from "@/lib/json";
import { say } from "@/lib/words";
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
          <Facts>
            <Fact label={say("ui-callback-trigger")}>
              <span className="mono">{told.trigger}</span>
            </Fact>
            <Fact label={say("ui-callback-at")}>
              <Moment at={told.received_at} form="seconds" />
            </Fact>
            <Fact label={say("ui-callback-id")}>
              <CopyValue value={told.id} what={say("ui-callback-id")} />
            </Fact>
          </Facts>
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
          <div>
            <h2>{say("ui-callback-effects")}</h2>
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
          </div>
          <div>
            <div className={classes.part}>
              <h2>{say("ui-callback-headers")}</h2>
              <CopyCurl callback={told} />
            </div>
            <pre className={`mono ${classes.body}`} tabIndex={0}>
              {Object.entries(told.headers)
                .map(([name, value]) => `${name}: ${value}`)
                .join("\n")}
            </pre>
          </div>
          <div>
            <h2>{say("ui-callback-body")}</h2>
            <pre className={`mono ${classes.body}`} tabIndex={0}>
              {told.body_encoding === "dropped" ? say("ui-callback-body-dropped") : indented(told.body)}
            </pre>
          </div>
        </>
      ) : null}
    </section>
  );
}
