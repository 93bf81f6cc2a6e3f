/** A list's new name. */
import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMutationCommand } from "@/api/commands";
import type { ContactList } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { say } from "@/lib/words";

export function RenameList({ list, onClose }: { list: ContactList; onClose: () => void }) {
  const rename = useMutationCommand("audiences.rename_list");
  const [name, setName] = useState(list.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ list_id: list.id, name }, { onSuccess: onClose });
  };
  const ofName = rename.error?.fields.name;
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{say("ui-list-rename-title", { name: list.name })}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
      <form onSubmit={submit}>
        <TextInput label={say("ui-list-name")} value={name} onChange={(event) => setName(event.currentTarget.value)} error={ofName} data-autofocus />
        {ofName ? null : <FaultNotice fault={rename.error} />}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {say("ui-cancel")}
          </Button>
          <Button type="submit" loading={rename.isPending} disabled={!name.trim()}>
            {say("ui-list-rename")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
