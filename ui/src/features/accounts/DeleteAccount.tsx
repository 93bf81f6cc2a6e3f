/** Names what goes with an account before it goes. */
import { useNavigate } from "@tanstack/react-router";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Account } from "@/api/contract";
import { ConfirmDestroy } from "@/components/ConfirmDestroy";
import { say } from "@/lib/words";

export function DeleteAccount({ account, opened, onClose }: { account: Account; opened: boolean; onClose: () => void }) {
  const go = useNavigate();
  const preview = useQueryCommand("accounts.delete_preview", { id: account.id }, { enabled: opened });
  const remove = useMutationCommand("accounts.delete");
  const goes = preview.data;
  return (
    <ConfirmDestroy
      opened={opened}
      onClose={onClose}
      title={say("ui-account-delete-title", { name: account.name })}
      verb={say("ui-account-delete", { name: account.name })}
      working={remove.isPending}
      fault={remove.error ?? preview.error}
      onConfirm={() => remove.mutate({ id: account.id }, { onSuccess: () => void go({ to: "/accounts", search: { account: undefined } }) })}
    >
      {goes ? say("ui-account-delete-words", { name: account.name, campaigns: goes.campaigns, callbacks: goes.callbacks, templates: goes.templates }) : null}
    </ConfirmDestroy>
  );
}
