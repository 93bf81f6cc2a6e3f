/** When the templates were last read and what changed then, in a line; the rest behind it. A failure is never behind anything. */
import { Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useQueryCommand } from "@/api/commands";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { say } from "@/lib/words";
import { SyncDetails } from "./SyncDetails";
import { sum } from "./syncs";
import classes from "./TemplatesPage.module.css";

export function LastSync({ account }: { account: string | undefined }) {
  const syncs = useQueryCommand("templates.syncs", { account_id: account }).data?.items ?? [];
  const accounts = useQueryCommand("accounts.list", {}).data?.items ?? [];
  const [opened, setOpened] = useState(false);
  if (syncs.length === 0) return <span>{say("ui-templates-never-synced")}</span>;
  const told = sum(syncs);
  const nameOf = (id: string) => accounts.find((each) => each.id === id)?.name ?? "–";
  return (
    <>
      <span>
        {say("ui-templates-last-sync")} <Moment at={told.at} form="ago" />
        {": "}
        <button type="button" className={classes.link} onClick={() => setOpened(true)}>
          {told.added + told.changed + told.gone === 0 ? say("ui-templates-unchanged") : say("ui-templates-synced", { added: told.added, changed: told.changed, gone: told.gone })}
        </button>
      </span>
      {syncs
        .filter((each) => each.fault)
        .map((each) => (
          <FaultNotice
            key={each.account_id + each.kind}
            fault={{ message: say("ui-templates-sync-failed", { account: nameOf(each.account_id), kind: say("ui-template-kind-name", { kind: each.kind }), fault: each.fault ?? "" }), hint: each.hint }}
          />
        ))}
      <Modal opened={opened} onClose={() => setOpened(false)} size="lg" title={<Text fw={600}>{say("ui-templates-sync-title")}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
        <SyncDetails syncs={syncs} nameOf={nameOf} onLeave={() => setOpened(false)} />
      </Modal>
    </>
  );
}
