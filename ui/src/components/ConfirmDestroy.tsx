/** Asks before something is gone for good. The sentence names what goes; the button repeats the verb and its object. */
import { Button, Group, Modal, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Fault } from "@/api/fault";
import { say } from "@/lib/words";
import classes from "./ConfirmDestroy.module.css";
import { FaultNotice } from "./FaultNotice";

interface ConfirmDestroyProps {
  opened: boolean;
  title: string;
  children: ReactNode;
  verb: string;
  /** What the other button says where "Cancel" could mean either. */
  keep?: string;
  working: boolean;
  /** It cannot be done; the children say why. */
  disabled?: boolean;
  fault?: Fault | null;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDestroy({ opened, title, children, verb, keep, working, disabled, fault, onConfirm, onClose }: ConfirmDestroyProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={600}>{title}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
      <div className={classes.words}>{children}</div>
      <FaultNotice fault={fault} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {keep ?? say("ui-cancel")}
        </Button>
        <Button color="red" onClick={onConfirm} loading={working} disabled={disabled}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
