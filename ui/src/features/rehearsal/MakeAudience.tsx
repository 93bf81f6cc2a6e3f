/** Puts numbers with a story on a list, and leads to the campaign that can be sent to it. */
import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutationCommand } from "@/api/commands";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { say } from "@/lib/words";

interface MakeAudienceProps {
  account: string;
  numbers: string[];
  opened: boolean;
  onClose: () => void;
}

export function MakeAudience({ account, numbers, opened, onClose }: MakeAudienceProps) {
  const make = useMutationCommand("rehearsal.make_audience");
  const [name, setName] = useState(say("ui-audience-name-first"));
  const close = () => {
    make.reset();
    onClose();
  };
  const refused = make.error?.fields?.list_name;
  return (
    <Modal opened={opened} onClose={close} title={<Text fw={600}>{say("ui-audience-make-title", { n: numbers.length })}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
      {make.data ? (
        <>
          <Text role="status" mb="md">
            {say("ui-audience-made", { name, added: make.data.added })}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {say("ui-close")}
            </Button>
            <LinkButton to="/campaigns/new" search={{ account, list: make.data.list_id }}>
              {say("ui-audience-launch")}
            </LinkButton>
          </Group>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate({ account_id: account, list_name: name, numbers });
          }}
        >
          <TextInput label={say("ui-audience-name")} description={say("ui-audience-name-words")} value={name} onChange={(event) => setName(event.currentTarget.value)} error={refused} data-autofocus />
          <FaultNotice fault={refused ? null : make.error} />
          <Group justify="flex-end" gap="xs" mt="md">
            <Button variant="default" onClick={close}>
              {say("ui-cancel")}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {say("ui-audience-make")}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
