/** A person's name, language and columns. The number is what makes a contact the same one again, so it is not changed here. */
import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMutationCommand } from "@/api/commands";
import type { Contact } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { say } from "@/lib/words";
import classes from "./ContactPage.module.css";

export function EditContact({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const update = useMutationCommand("audiences.update_contact");
  const [name, setName] = useState(contact.name);
  const [language, setLanguage] = useState(contact.language ?? "");
  const [attributes, setAttributes] = useState<Record<string, string>>(() => Object.fromEntries(Object.entries(contact.attributes).map(([column, value]) => [column, value ?? ""])));
  const faults = update.error?.fields ?? {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ contact_id: contact.id, name, language, attributes }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{say("ui-contact-edit")}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
      <form onSubmit={submit}>
        <div className={classes.fields}>
          <TextInput label={say("ui-contact-name")} value={name} onChange={(event) => setName(event.currentTarget.value)} error={faults.name} data-autofocus />
          <TextInput label={say("ui-contact-language-tag")} description={say("ui-contact-language-words")} value={language} onChange={(event) => setLanguage(event.currentTarget.value)} error={faults.language} />
          {Object.entries(attributes).map(([column, value]) => (
            <TextInput key={column} label={column} value={value} onChange={(event) => setAttributes({ ...attributes, [column]: event.currentTarget.value })} error={faults[`attributes.${column}`]} />
          ))}
        </div>
        {Object.keys(faults).length > 0 ? null : <FaultNotice fault={update.error} />}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {say("ui-cancel")}
          </Button>
          <Button type="submit" loading={update.isPending}>
            {say("ui-contact-save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
