/** The launch gate: passed lines quiet, failed ones loud, when to begin, and the one button that names how many people it reaches. */
import { Button, Group, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { StateWord } from "@/components/StateWord";
import { count, moment, span } from "@/lib/format";
import { useNow } from "@/lib/now";
import { say } from "@/lib/words";
import { zone as zoneInForce } from "@/lib/zone";
import { checkTone, mending } from "./checks";
import type { Step } from "./draft";
import { firstOffer, fromField, toField } from "./start";
import classes from "./Wizard.module.css";

interface CheckStepProps {
  id: string;
  onMend: (step: Step) => void;
  onLaunched: (id: string) => void;
}

export function CheckStep({ id, onMend, onLaunched }: CheckStepProps) {
  const campaign = useQueryCommand("campaigns.get", { id }).data;
  const launch = useMutationCommand("campaigns.launch");
  // Once launched it is no draft any more, and there is nothing to check.
  const check = useQueryCommand("campaigns.check", { id }, { fresh: true, enabled: !launch.isPending && !launch.isSuccess });
  const [asking, setAsking] = useState(false);
  const now = useNow();
  const zone = zoneInForce();
  const [at, setAt] = useState<string | null>(null);
  const told = check.data;
  if (!told || !campaign) return check.error ? <FaultNotice fault={check.error} onRetry={() => void check.refetch()} /> : <p className={classes.none}>{say("ui-wizard-checking")}</p>;

  const startsAt = at === null ? null : fromField(at, zone);
  const wrong = launch.error?.fields?.starts_at ?? (at !== null && startsAt === null ? say("ui-wizard-start-missing") : null);
  const start = () =>
    launch.mutate(
      { id, confirm_recipients: told.recipients, starts_at: startsAt ?? undefined },
      { onSuccess: () => onLaunched(id), onError: () => void check.refetch(), onSettled: () => setAsking(false) },
    );
  const skipped = Object.values(told.skipped).reduce((sum, n) => sum + n, 0);
  const people = { n: told.recipients };
  const verb = startsAt === null ? say("ui-wizard-launch", people) : say("ui-wizard-schedule", { ...people, at: moment(startsAt, now) });
  const ready = told.passed && (at === null || startsAt !== null);
  return (
    <>
      <ul className={classes.lines}>
        {told.lines.map((line) => {
          const step = mending[line.check];
          return (
            <li key={line.check + line.sentence} data-state={line.state}>
              <StateWord tone={checkTone[line.state]}>{line.sentence}</StateWord>
              {line.hint ? <span className={classes.hint}>{line.hint}</span> : null}
              {line.state === "failed" && step ? (
                <Group>
                  <Button size="xs" variant="default" onClick={() => onMend(step)}>
                    {say("ui-wizard-mend", { step })}
                  </Button>
                </Group>
              ) : null}
            </li>
          );
        })}
      </ul>
      <div className={classes.when}>
        <Radio.Group label={say("ui-wizard-start")} value={at === null ? "now" : "later"} onChange={(value) => setAt(value === "now" ? null : toField(firstOffer(now), zone))}>
          <Stack gap="xs" mt="xs">
            <Radio value="now" label={say("ui-wizard-start-now")} />
            <Radio value="later" label={say("ui-wizard-start-later")} />
          </Stack>
        </Radio.Group>
        {at === null ? null : (
          <TextInput type="datetime-local" w={264} label={say("ui-wizard-start-at")} description={say("ui-wizard-start-zone", { zone: zone.replaceAll("_", " ") })} required value={at} min={toField(now, zone)} error={wrong} onChange={(event) => setAt(event.currentTarget.value)} />
        )}
      </div>
      {launch.error?.fields?.starts_at ? null : <FaultNotice fault={launch.error ?? check.error} />}
      <div className={classes.foot}>
        <span className="dim">{skipped > 0 ? say("ui-wizard-skipped", { n: skipped }) : null}</span>
        <Group gap="xs">
          <Button variant="default" onClick={() => void check.refetch()} loading={check.isFetching}>
            {say("ui-wizard-check-again")}
          </Button>
          <Button disabled={!ready} title={told.passed ? undefined : say("ui-wizard-not-passed")} loading={launch.isPending} onClick={() => (campaign.rehearsal ? start() : setAsking(true))}>
            {verb}
          </Button>
        </Group>
      </div>
      <Modal opened={asking} onClose={() => setAsking(false)} title={<Text fw={600}>{verb}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
        <p className={classes.none}>{confirmation(campaign, told.recipients, startsAt ?? now, now)}</p>
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            {say("ui-cancel")}
          </Button>
          <Button onClick={start} loading={launch.isPending}>
            {verb}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

/** For a live account: who sends, to how many, from when to when. */
function confirmation(campaign: Campaign, people: number, from: number, now: number): string {
  const pace = Math.min(campaign.rate ?? Infinity, campaign.allowed_rate ?? Infinity);
  const seconds = Number.isFinite(pace) ? people / pace : null;
  const words = { account: campaign.account_name, people: count(people), first: moment(from, now) };
  return seconds === null ? say("ui-wizard-confirm", words) : say("ui-wizard-confirm-span", { ...words, last: moment(from + seconds * 1000, now), span: span(seconds) });
}
