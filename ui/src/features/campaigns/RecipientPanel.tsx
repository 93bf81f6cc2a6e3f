/** One person's history in a campaign: every attempt, what the message was filled with, and the two choices when it is in doubt. */
import { Button, CloseButton, Group } from "@mantine/core";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Phone } from "@/components/Phone";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";
import { recipientTone } from "./words";

export function RecipientPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQueryCommand("campaigns.recipient", { id });
  const told = query.data;
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
            {told.attempts.length === 0 ? <p className="dim">{say("ui-recipient-attempts-none")}</p> : null}
            <ol className={classes.attempts}>
              {told.attempts.map((attempt) => (
                <li key={attempt.id} data-superseded={attempt.superseded || undefined}>
                  <Group justify="space-between">
                    <StateWord tone={recipientTone[attempt.state]}>{say("ui-state", { state: attempt.state })}</StateWord>
                    <Moment at={attempt.updated_at} form="seconds" />
                  </Group>
                  {attempt.reason ? (
                    <span>
                      {attempt.reason.meaning} <span className="mono dim">{attempt.reason.code}</span>
                    </span>
                  ) : null}
                  {attempt.reason?.description ? <span className="small dim">{attempt.reason.description}</span> : null}
                  {attempt.message_id ? <CopyValue value={attempt.message_id} what={say("ui-recipient-message-id")} /> : null}
                  {attempt.superseded ? <span className="small dim">{say("ui-recipient-superseded")}</span> : null}
                </li>
              ))}
            </ol>
            <LinkButton mt="xs" size="xs" variant="default" to="/webhooks" search={{ search: told.attempts.find((each) => each.message_id)?.message_id ?? told.recipient.phone }}>
              {say("ui-recipient-callbacks")}
            </LinkButton>
          </div>
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
