/** Names what goes with a person, and what stays. */
import { useNavigate } from "@tanstack/react-router";
import { useMutationCommand } from "@/api/commands";
import type { ContactPage } from "@/api/contract";
import { ConfirmDestroy } from "@/components/ConfirmDestroy";
import { groupPhone } from "@/lib/phone";
import { say } from "@/lib/words";

export function DeleteContact({ told, opened, onClose }: { told: ContactPage; opened: boolean; onClose: () => void }) {
  const go = useNavigate();
  const remove = useMutationCommand("audiences.delete_contact");
  const { contact, memberships } = told;
  return (
    <ConfirmDestroy
      opened={opened}
      onClose={onClose}
      title={say("ui-contact-delete-title", { name: contact.name || groupPhone(contact.phone) })}
      verb={say("ui-contact-delete")}
      working={remove.isPending}
      fault={remove.error}
      onConfirm={() => remove.mutate({ contact_id: contact.id }, { onSuccess: () => void go({ to: "/audiences" }) })}
    >
      <p>{say("ui-contact-delete-words", { n: memberships.length })}</p>
      <p>{say("ui-contact-delete-stays")}</p>
    </ConfirmDestroy>
  );
}
