/** One person's history in a campaign: every attempt with its moments, every callback, what the message was filled with, and the two choices when it is in doubt. */
import { Button, CloseButton, Group } from "@mantine/core";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Response } from "@/api/contract";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Phone } from "@/components/Phone";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import { moments } from "./attempts";
import classes from "./CampaignPage.module.css";
import { Go } from "./Go";
import { recipientTone } from "./words";

type History = Response<"campaigns.recipient">;

export function RecipientPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQueryCommand("campaigns.recipient", { id });
  const told = query.data?.recipient.id === id ? query.data : undefined;
  return (
    <section className={classes.detail} aria-label={say("ui-recipient-title")}>
      <div className={classes.head}>
        <p>
          {told?.recipient.name}
          {told ? (
            <span className={told.recipient.name ? classes.under : undefined}>
              <Phone number={told.recipient.phone} />
            </span>
          ) : null}
        </p>
        <CloseButton aria-label={say("ui-close")} onClick={onClose} />
      </div>
      <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
      {told?.recipient.state === "in_doubt" ? <Doubt id={id} /> : null}
      {told ? (
        <>
          <div>
            <h3>{say("ui-recipient-attempts")}</h3>
            {told.attempts.length === 0 ? <p className={classes.none}>{told.recipient.reason?.meaning ?? say("ui-recipient-attempts-none")}</p> : null}
            <ol className={classes.attempts}>
              {told.attempts.map((attempt) => (
                <Attempt key={attempt.id} attempt={attempt} />
              ))}
            </ol>
          </div>
          <Callbacks told={told} />
          {Object.keys(told.parameters).length > 0 ? (
            <div>
              <h3>{say("ui-recipient-parameters")}</h3>
              <Facts>
                {Object.entries(told.parameters).map(([key, value]) => (
                  <Fact key={key} label={key}>
                    {value}
                  </Fact>
                ))}
              </Facts>
            </div>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

function Attempt({ attempt }: { attempt: History["attempts"][number] }) {
  return (
    <li data-superseded={attempt.superseded || undefined}>
      <Group justify="space-between">
        <span>
          <span className="dim">{`${say("ui-recipient-attempt", { n: attempt.number })} `}</span>
          <StateWord tone={recipientTone[attempt.state]}>{say("ui-state", { state: attempt.state })}</StateWord>
        </span>
        <Moment at={attempt.updated_at} form="seconds" />
      </Group>
      {attempt.reason ? (
        <span>
          {attempt.reason.meaning} <span className="mono dim">{attempt.reason.code}</span>
        </span>
      ) : null}
      {attempt.reason?.description ? <span className="small dim">{attempt.reason.description}</span> : null}
      <dl className={classes.moments}>
        {moments(attempt).map(({ what, at }) => (
          <div key={what}>
            <dt>{say("ui-recipient-moment", { what })}</dt>
            <dd>
              <Moment at={at} form="seconds" />
            </dd>
          </div>
        ))}
      </dl>
      {attempt.message_id ? <CopyValue value={attempt.message_id} what={say("ui-recipient-message-id")} /> : null}
      {attempt.superseded ? <span className="small dim">{say("ui-recipient-superseded")}</span> : null}
    </li>
  );
}

/** What Sinch told of this person's attempts; each leads to its place in the log. */
function Callbacks({ told }: { told: History }) {
  const search = told.attempts.find((each) => each.message_id)?.message_id ?? told.recipient.phone;
  return (
    <div>
      <h3>{say("ui-recipient-callbacks")}</h3>
      {told.callbacks.length === 0 ? <p className={classes.none}>{say("ui-recipient-callbacks-none")}</p> : null}
      <ol className={classes.callbacks}>
        {told.callbacks.map((callback) => (
          <li key={callback.id}>
            <Go to="/webhooks" search={{ callback: callback.id, search }}>
              {callback.summary || callback.trigger}
            </Go>
            <Moment at={callback.received_at} form="seconds" />
          </li>
        ))}
      </ol>
      {told.callbacks.length > 0 ? (
        <LinkButton mt="xs" size="xs" variant="default" to="/webhooks" search={{ search }}>
          {say("ui-recipient-callbacks-all")}
        </LinkButton>
      ) : null}
    </div>
  );
}

/** Nobody can know; the person decides, and is told the risk of each choice. */
function Doubt({ id }: { id: string }) {
  const resolve = useMutationCommand("campaigns.resolve");
  return (
    <div className={classes.doubt}>
      <p>{say("ui-doubt-words")}</p>
      <FaultNotice fault={resolve.error} />
      <Group gap="xs">
        <Button size="xs" variant="default" loading={resolve.isPending} onClick={() => resolve.mutate({ recipient_id: id, as: "sent" })}>
          {say("ui-doubt-sent")}
        </Button>
        <Button size="xs" variant="default" loading={resolve.isPending} onClick={() => resolve.mutate({ recipient_id: id, as: "send_again" })}>
          {say("ui-doubt-again")}
        </Button>
      </Group>
    </div>
  );
}
