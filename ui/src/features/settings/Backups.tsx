/** The copies of the data: take one, keep one elsewhere, put one back, delete one. */
import { Button, FileButton, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { useMutationCommand } from "@/api/commands";
import type { Response } from "@/api/contract";
import { asFault, type Fault } from "@/api/fault";
import { useHost } from "@/api/HostContext";
import { ConfirmDestroy } from "@/components/ConfirmDestroy";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { SaveFile } from "@/components/SaveFile";
import { bytes, count } from "@/lib/format";
import { say } from "@/lib/words";
import { RestoreDialog, type RestoreSource } from "./RestoreDialog";
import classes from "./SettingsPage.module.css";

type Data = Response<"settings.data">;
type Backup = Data["backups"][number];

export function Backups({ data }: { data: Data }) {
  const backUp = useMutationCommand("settings.back_up");
  const [source, restore] = useState<RestoreSource | null>(null);
  const [deleting, askToDelete] = useState<Backup | null>(null);
  if (!data.backups_possible) {
    return (
      <Panel title={say("ui-settings-backups")}>
        <p className={classes.words}>{say("ui-settings-backups-postgres")}</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={say("ui-settings-backups")}
      flush
      aside={
        <div className={classes.do}>
          <FromFile onReady={restore} />
          <Button size="xs" loading={backUp.isPending} onClick={() => backUp.mutate({})}>
            {say("ui-settings-back-up")}
          </Button>
        </div>
      }
    >
      <div className={classes.told}>
        <p className="dim">{say("ui-settings-backups-words")}</p>
        <FaultNotice fault={backUp.error} onRetry={() => backUp.mutate({})} />
      </div>
      {data.backups.length > 0 ? (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{say("ui-settings-taken")}</th>
                <th scope="col">{say("ui-settings-reason")}</th>
                <th scope="col">{say("ui-settings-holds")}</th>
                <th scope="col" className={classes.amount}>
                  {say("ui-settings-bytes")}
                </th>
                <th scope="col">
                  <VisuallyHidden>{say("ui-actions")}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.backups.map((backup) => (
                <BackupRow key={backup.name} backup={backup} onRestore={() => restore({ name: backup.name, source: { kind: "kept", name: backup.name } })} onDelete={() => askToDelete(backup)} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {source ? <RestoreDialog from={source} now={data} onClose={() => restore(null)} /> : null}
      {deleting ? <DeleteDialog backup={deleting} onClose={() => askToDelete(null)} /> : null}
    </Panel>
  );
}

function BackupRow({ backup, onRestore, onDelete }: { backup: Backup; onRestore: () => void; onDelete: () => void }) {
  const file = useMutationCommand("settings.backup_file");
  const { contents } = backup;
  return (
    <tr>
      <td title={backup.name}>
        <Moment at={backup.taken_at} />
      </td>
      <td>{say("ui-settings-reason-name", { reason: backup.reason })}</td>
      <td>{contents ? say("ui-settings-holds-words", { contacts: count(contents.contacts), campaigns: count(contents.campaigns) }) : <span className="dim">{backup.unusable}</span>}</td>
      <td className={`${classes.amount} number`}>{bytes(backup.size)}</td>
      <td>
        <div className={classes.do}>
          <SaveFile size="xs" label={say("ui-settings-save")} make={() => file.mutateAsync({ name: backup.name })} />
          <Button size="xs" variant="default" onClick={onRestore} disabled={!contents} title={backup.unusable ?? undefined}>
            {say("ui-settings-put-back")}
          </Button>
          <Button size="xs" variant="default" onClick={onDelete}>
            {say("ui-settings-delete")}
          </Button>
        </div>
      </td>
    </tr>
  );
}

/** A copy from elsewhere: handed in whole, then looked at like one that is kept here. */
function FromFile({ onReady }: { onReady: (from: RestoreSource) => void }) {
  const host = useHost();
  const [part, setPart] = useState<number | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = async (file: File | null) => {
    if (!file) return;
    setFault(null);
    setPart(0);
    try {
      const file_id = await host.upload(file, setPart);
      onReady({ name: file.name, source: { kind: "file", file_id } });
    } catch (thrown) {
      setFault(asFault(thrown, say("ui-host-silent")));
    } finally {
      setPart(null);
    }
  };
  return (
    <>
      <FaultNotice fault={fault} />
      <FileButton onChange={(file) => void take(file)} accept=".db">
        {(props) => (
          <Button {...props} size="xs" variant="default" loading={part !== null}>
            {say("ui-settings-put-back-file")}
          </Button>
        )}
      </FileButton>
    </>
  );
}

function DeleteDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const remove = useMutationCommand("settings.delete_backup");
  const confirm = () => remove.mutate({ name: backup.name }, { onSuccess: onClose });
  return (
    <ConfirmDestroy opened title={say("ui-settings-delete-title")} verb={say("ui-settings-delete-do")} working={remove.isPending} fault={remove.error} onConfirm={confirm} onClose={onClose}>
      {say("ui-settings-delete-words", { name: backup.name, size: bytes(backup.size) })}
    </ConfirmDestroy>
  );
}
