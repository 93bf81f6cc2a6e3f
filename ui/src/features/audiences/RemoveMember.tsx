/** Asks before somebody is taken off a list. */
import { useMutationCommand } from "@/api/commands";
import type { Contact } from "@/api/contract";
import { ConfirmDestroy } from "@/components/ConfirmDestroy";
import { groupPhone } from "@/lib/phone";
import { say } from "@/lib/words";

interface RemoveMemberProps {
  contact: Pick<Contact, "id" | "name" | "phone">;
  list: string;
  listName: string;
  onClose: () => void;
}

export function RemoveMember({ contact, list, listName, onClose }: RemoveMemberProps) {
  const remove = useMutationCommand("audiences.remove_member");
  const name = contact.name || groupPhone(contact.phone);
  return (
    <ConfirmDestroy
      opened
      onClose={onClose}
      title={say("ui-member-remove-title", { name, list: listName })}
      verb={say("ui-member-remove")}
      working={remove.isPending}
      fault={remove.error}
      onConfirm={() => remove.mutate({ list_id: list, contact_id: contact.id }, { onSuccess: onClose })}
    >
      {say("ui-member-remove-words")}
    </ConfirmDestroy>
  );
}
