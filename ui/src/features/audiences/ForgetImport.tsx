/** Asks before an import's file and its refused rows are removed. The people it brought stay. */
import { useMutationCommand } from "@/api/commands";
import { ConfirmDestroy } from "@/components/ConfirmDestroy";
import { say } from "@/lib/words";

export function ForgetImport({ id, opened, onClose }: { id: string; opened: boolean; onClose: () => void }) {
  const forget = useMutationCommand("audiences.forget_import");
  return (
    <ConfirmDestroy opened={opened} onClose={onClose} title={say("ui-import-forget-title")} verb={say("ui-import-forget")} working={forget.isPending} fault={forget.error} onConfirm={() => forget.mutate({ import_id: id }, { onSuccess: onClose })}>
      {say("ui-import-forget-words")}
    </ConfirmDestroy>
  );
}
