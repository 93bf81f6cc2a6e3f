/** What can be done about callbacks that came: judge the quarantined ones anew, and apply those of a stretch again. */
import { Button, Group, Modal, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Fault } from "@/api/fault";
import { FaultNotice } from "@/components/FaultNotice";
import { say } from "@/lib/words";
import classes from "./WebhooksPage.module.css";

const HOUR_MS = 3_600_000;
const spans = [1, 24, 168];

export function CallbackMending({ account }: { account: string | undefined }) {
  const accounts = useQueryCommand("accounts.list", {}).data?.items;
  const inView = accounts?.filter((each) => !account || each.id === account).map((each) => each.id);
  const verify = useMutationCommand("webhooks.verify_quarantine");
  const rerun = useMutationCommand("webhooks.rerun");
  const [asking, setAsking] = useState(false);
  const [hours, setHours] = useState(1);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);

  /** One account after the other; what each tells is added up. */
  const each = async (one: (id: string) => Promise<number>, told: (n: number) => string) => {
    if (!inView) return;
    setFault(null);
    setOutcome(null);
    let n = 0;
    try {
      for (const id of inView) n += await one(id);
      setOutcome(told(n));
      setAsking(false);
    } catch (thrown) {
      setFault(thrown as Fault);
    }
  };
  const release = () => each(async (id) => (await verify.mutateAsync({ account_id: id })).released, (n) => say("ui-callbacks-released", { n }));
  const again = () => {
    const to_at = Date.now();
    return each(async (id) => (await rerun.mutateAsync({ account_id: id, from_at: to_at - hours * HOUR_MS, to_at })).callbacks, (n) => say("ui-callbacks-rerun-started", { n }));
  };
  return (
    <>
      <span role="status" className={classes.outcome} data-fault={(fault && !asking) || undefined}>
        {fault && !asking ? fault.message : outcome}
      </span>
      <Button variant="default" loading={verify.isPending} disabled={inView?.length === 0} onClick={() => void release()}>
        {say("ui-callbacks-verify")}
      </Button>
      <Button variant="default" disabled={inView?.length === 0} onClick={() => setAsking(true)}>
        {say("ui-callbacks-rerun")}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={<Text fw={600}>{say("ui-callbacks-rerun-title")}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
        <Text mb="md">{say("ui-callbacks-rerun-words")}</Text>
        <SegmentedControl fullWidth aria-label={say("ui-callbacks-rerun-span")} data={spans.map((value) => ({ value: String(value), label: say("ui-callbacks-rerun-hours", { hours: value }) }))} value={String(hours)} onChange={(value) => setHours(Number(value))} />
        <FaultNotice fault={fault} />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            {say("ui-cancel")}
          </Button>
          <Button loading={rerun.isPending} onClick={() => void again()}>
            {say("ui-callbacks-rerun-do")}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
