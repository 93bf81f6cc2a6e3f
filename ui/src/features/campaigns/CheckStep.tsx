/** The launch gate: passed lines quiet, failed ones loud, and the one button that names how many people it reaches. */
import { Button, Group, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { StateWord, type Tone } from "@/components/StateWord";
import { count, hourMinute, span } from "@/lib/format";
import { useNow } from "@/lib/now";
import { say } from "@/lib/words";
import type { Step } from "./draft";
import classes from "./Wizard.module.css";

const tones: Record<string, Tone> = { passed: "good", warned: "warn", failed: "bad" };
/** The step in which a failed check is mended. */
const mending: Record<string, Step> = { account: "basics", channel: "template", template: "template", variables: "variables", audience: "audience", rate: "rate" };

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
  const told = check.data;
  if (!told || !campaign) return <FaultNotice fault={check.error} onRetry={() => void check.refetch()} />;

  const start = () => launch.mutate({ id, confirm_recipients: told.recipients }, { onSuccess: () => onLaunched(id), onError: () => void check.refetch(), onSettled: () => setAsking(false) });
  const skipped = Object.values(told.skipped).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <ul className={classes.lines}>
        {told.lines.map((line) => {
          const step = mending[line.check];
          return (
            <li key={line.check + line.sentence} data-state={line.state}>
              <StateWord tone={tones[line.state] ?? "quiet"}>{line.sentence}</StateWord>
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
      <FaultNotice fault={launch.error ?? check.error} />
      <div className={classes.foot}>
        <span className="dim">{skipped > 0 ? say("ui-wizard-skipped", { n: skipped }) : null}</span>
        <Group gap="xs">
          <Button variant="default" onClick={() => void check.refetch()} loading={check.isFetching}>
            {say("ui-wizard-check-again")}
          </Button>
          <Button disabled={!told.passed} title={told.passed ? undefined : say("ui-wizard-not-passed")} loading={launch.isPending} onClick={() => (campaign.rehearsal ? start() : setAsking(true))}>
            {say("ui-wizard-launch", { n: told.recipients })}
          </Button>
        </Group>
      </div>
      <Modal opened={asking} onClose={() => setAsking(false)} title={<Text fw={600}>{say("ui-wizard-launch", { n: told.recipients })}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
        <Confirmation campaign={campaign} people={told.recipients} />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            {say("ui-cancel")}
          </Button>
          <Button onClick={start} loading={launch.isPending}>
            {say("ui-wizard-launch", { n: told.recipients })}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

/** For a live account: who sends, to how many, from when to when. */
function Confirmation({ campaign, people }: { campaign: Campaign; people: number }) {
  const now = useNow();
  const pace = Math.min(campaign.rate ?? Infinity, campaign.allowed_rate ?? Infinity);
  const seconds = Number.isFinite(pace) ? people / pace : null;
  const words = { account: campaign.account_name, people: count(people), first: hourMinute(now) };
  return <p className={classes.none}>{seconds === null ? say("ui-wizard-confirm", words) : say("ui-wizard-confirm-span", { ...words, last: hourMinute(now + seconds * 1000), span: span(seconds) })}</p>;
}
