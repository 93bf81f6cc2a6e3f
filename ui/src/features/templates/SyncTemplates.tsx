/** Reads the templates anew from Sinch, for the account in view or for all, kind by kind, and says where it is. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Account, KindSync } from "@/api/contract";
import { IconSync } from "@/components/icons";
import { say } from "@/lib/words";
import classes from "./TemplatesPage.module.css";

const kinds: KindSync["kind"][] = ["whatsapp", "omni"];

interface Step {
  account: Account;
  kind: KindSync["kind"];
  done: number;
  all: number;
}

export function SyncTemplates({ account }: { account: string | undefined }) {
  const accounts = useQueryCommand("accounts.list", {}).data?.items;
  const sync = useMutationCommand("templates.sync");
  const cache = useQueryClient();
  const [step, setStep] = useState<Step | null>(null);
  const run = async () => {
    const wanted = (accounts ?? []).filter((one) => !account || one.id === account);
    const steps = wanted.flatMap((one) => kinds.map((kind) => ({ account: one, kind })));
    for (const [done, each] of steps.entries()) {
      setStep({ ...each, done, all: steps.length });
      // A kind that fails says so in its own record, and the others go on.
      await sync.mutateAsync({ account_id: each.account.id, kind: each.kind }).catch(() => cache.invalidateQueries({ queryKey: ["templates.syncs"] }));
    }
    setStep(null);
  };
  return (
    <>
      <span role="status" className={classes.step}>
        {step ? say("ui-templates-syncing", { account: step.account.name, kind: say("ui-template-kind-name", { kind: step.kind }), n: step.done + 1, all: step.all }) : null}
      </span>
      <Button variant="default" leftSection={<IconSync />} onClick={() => void run()} loading={step !== null} disabled={accounts?.length === 0} title={accounts?.length === 0 ? say("ui-templates-no-account") : undefined}>
        {say("ui-templates-sync")}
      </Button>
    </>
  );
}
