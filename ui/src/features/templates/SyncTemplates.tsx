/** Reads the templates anew from Sinch, for the account in view or for all, and says what changed. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Fault } from "@/api/fault";
import { IconSync } from "@/components/icons";
import { say } from "@/lib/words";
import classes from "./TemplatePage.module.css";

interface Outcome {
  added: number;
  changed: number;
  gone: number;
}

export function SyncTemplates({ account }: { account: string | undefined }) {
  const accounts = useQueryCommand("accounts.list", {}).data?.items;
  const sync = useMutationCommand("templates.sync");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const run = async () => {
    if (!accounts) return;
    const sum: Outcome = { added: 0, changed: 0, gone: 0 };
    setFault(null);
    for (const each of accounts.filter((one) => !account || one.id === account)) {
      try {
        const answer = await sync.mutateAsync({ account_id: each.id });
        sum.added += answer.added;
        sum.changed += answer.changed;
        sum.gone += answer.gone;
      } catch (thrown) {
        setFault(thrown as Fault);
      }
    }
    setOutcome(sum);
  };
  return (
    <>
      <span role="status" className={classes.outcome} data-fault={fault ? true : undefined}>
        {fault ? fault.message : outcome ? say("ui-templates-synced", { ...outcome }) : null}
      </span>
      <Button variant="default" leftSection={<IconSync />} onClick={() => void run()} loading={sync.isPending} disabled={accounts?.length === 0}>
        {say("ui-templates-sync")}
      </Button>
    </>
  );
}
