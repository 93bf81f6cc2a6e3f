/** What the campaign is called and which account sends it. */
import { Select, TextInput } from "@mantine/core";
import { useEffect, useEffectEvent } from "react";
import { useQueryCommand } from "@/api/commands";
import { say } from "@/lib/words";
import type { StepProps } from "./NewCampaignPage";
import classes from "./Wizard.module.css";

export function BasicsStep({ draft, change, faults }: StepProps) {
  const accounts = useQueryCommand("accounts.list", {}).data?.items;
  const only = accounts?.length === 1 ? accounts[0]?.id : undefined;
  // Told apart only where there is something to be told apart from.
  const mixed = accounts?.some((account) => !account.rehearsal) ?? false;
  const choose = useEffectEvent((id: string) => {
    if (draft.account_id === "") change({ account_id: id });
  });
  useEffect(() => {
    if (only) choose(only);
  }, [only]);
  return (
    <div className={classes.fields}>
      <TextInput label={say("ui-wizard-name")} description={say("ui-wizard-name-words")} required data-autofocus maxLength={120} value={draft.name} error={faults.name} onChange={(event) => change({ name: event.currentTarget.value })} />
      <Select
        label={say("ui-wizard-account")}
        required
        allowDeselect={false}
        data={(accounts ?? []).map((account) => ({ value: account.id, label: account.rehearsal && mixed ? say("ui-wizard-account-rehearsal", { name: account.name }) : account.name }))}
        value={draft.account_id || null}
        onChange={(account_id) => change({ account_id: account_id ?? "", template_id: "", language: "", channel: "", variables: [] })}
      />
    </div>
  );
}
