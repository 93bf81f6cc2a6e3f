/** Asks before something is gone for good. The sentence names what goes; the button repeats the verb and its object. */
import { Button, Group, Modal, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Fault } from "@/api/fault";
import { say } from "@/lib/words";
import { FaultNotice } from "./FaultNotice";

interface ConfirmDestroyProps {
  opened: boolean;
  title: string;
  children: ReactNode;
  verb: string;
  working: boolean;
  fault?: Fault | null;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDestroy({ opened, title, children, verb, working, fault, onConfirm, onClose }: ConfirmDestroyProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={600}>{title}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
      <Text component="div" mb="md">
        {children}
      </Text>
      <FaultNotice fault={fault} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {say("ui-cancel")}
        </Button>
        <Button color="red" onClick={onConfirm} loading={working}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
