/** Names what goes with a list before it goes, or which campaign keeps it. */
import { Checkbox } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutationCommand } from "@/api/commands";
import type { Response } from "@/api/contract";
import { ConfirmDestroy } from "@/components/ConfirmDestroy";
import { say } from "@/lib/words";

export function DeleteList({ told, opened, onClose }: { told: Response<"audiences.list">; opened: boolean; onClose: () => void }) {
  const go = useNavigate();
  const remove = useMutationCommand("audiences.delete_list");
  const [contacts, setContacts] = useState(false);
  const { list, in_use } = told;
  return (
    <ConfirmDestroy
      opened={opened}
      onClose={onClose}
      title={say("ui-list-delete-title", { name: list.name })}
      verb={say("ui-list-delete")}
      working={remove.isPending}
      disabled={in_use.length > 0}
      fault={remove.error}
      onConfirm={() => remove.mutate({ list_id: list.id, contacts }, { onSuccess: () => void go({ to: "/audiences", search: { tab: "lists" } }) })}
    >
      {in_use.length > 0 ? (
        say("ui-list-delete-in-use", { campaigns: in_use.map((each) => each.name).join(", ") })
      ) : (
        <>
          <p>{say("ui-list-delete-words", { n: list.members })}</p>
          <Checkbox checked={contacts} onChange={(event) => setContacts(event.currentTarget.checked)} label={say("ui-list-delete-contacts")} description={say("ui-list-delete-contacts-words")} />
        </>
      )}
    </ConfirmDestroy>
  );
}
