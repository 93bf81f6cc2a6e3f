/** Copies a callback as curl, to the place the account's webhook posts to. */
import { Button, CopyButton } from "@mantine/core";
import { useQueryCommand } from "@/api/commands";
import type { CallbackDetail } from "@/api/contract";
import { IconCheck, IconCopy } from "@/components/icons";
import { say } from "@/lib/words";
import { asCurl } from "./curl";

export function CopyCurl({ callback }: { callback: CallbackDetail }) {
  const account = useQueryCommand("accounts.get", { id: callback.account_id }).data;
  if (callback.body_encoding === "dropped") return null;
  const target = account?.webhook.target ?? `http://${callback.headers.host ?? "127.0.0.1"}/hooks/${callback.account_id}`;
  return (
    <CopyButton value={asCurl(callback, target)}>
      {({ copied, copy }) => (
        <Button size="xs" variant="default" leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
          {copied ? say("ui-copied") : say("ui-callback-curl")}
        </Button>
      )}
    </CopyButton>
  );
}
