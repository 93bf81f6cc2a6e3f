/** A button that makes a file and saves it where the person says. A failure is told at the button. */
import { Button, type ButtonProps, Popover } from "@mantine/core";
import { useState } from "react";
import type { FileInfo } from "@/api/contract";
import { asFault, type Fault } from "@/api/fault";
import { useHost } from "@/api/HostContext";
import { say } from "@/lib/words";
import { FaultNotice } from "./FaultNotice";

interface SaveFileProps extends Omit<ButtonProps, "children" | "loading"> {
  /** The verb and its object: "Export recipients". */
  label: string;
  /** Has the file made by a command and answers what it became. */
  make: () => Promise<FileInfo>;
}

export function SaveFile({ label, make, ...look }: SaveFileProps) {
  const host = useHost();
  const [making, setMaking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const save = async () => {
    setFault(null);
    setMaking(true);
    try {
      const file = await make();
      await host.download(file.id, file.name);
    } catch (thrown) {
      setFault(asFault(thrown, say("ui-host-silent")));
    } finally {
      setMaking(false);
    }
  };
  return (
    <Popover opened={fault !== null} onDismiss={() => setFault(null)} position="bottom-end" width={360} withArrow>
      <Popover.Target>
        <Button variant="default" {...look} loading={making} onClick={() => void save()}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <FaultNotice fault={fault} onRetry={() => void save()} />
      </Popover.Dropdown>
    </Popover>
  );
}
