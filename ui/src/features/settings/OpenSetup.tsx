/** The third door: a file with an account's fields, saved on another computer. The form opens filled in with it. */
import { Button, FileButton } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asFault, type Fault } from "@/api/fault";
import { useHost } from "@/api/HostContext";
import { FaultNotice } from "@/components/FaultNotice";
import { say } from "@/lib/words";

export function OpenSetup() {
  const host = useHost();
  const go = useNavigate();
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const open = async (file: File | null) => {
    if (!file) return;
    setFault(null);
    setSending(true);
    try {
      const setup = await host.upload(file);
      void go({ to: "/accounts/new", search: { setup } });
    } catch (thrown) {
      setFault(asFault(thrown, say("ui-host-silent")));
      setSending(false);
    }
  };
  return (
    <>
      <FaultNotice fault={fault} />
      <FileButton onChange={(file) => void open(file)} accept=".json">
        {(props) => (
          <Button {...props} size="xs" variant="subtle" color="gray" mx="auto" loading={sending}>
            {say("ui-start-setup")}
          </Button>
        )}
      </FileButton>
    </>
  );
}
