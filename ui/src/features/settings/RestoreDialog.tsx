/** Before a copy takes the place of the present data: what is in it, what becomes of what is here, what it cannot know. */
import { Button, Group, Loader, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Request, Response } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./SettingsPage.module.css";

export interface RestoreSource {
  name: string;
  source: Request<"settings.restore">["source"];
}

const compared = ["accounts", "contacts", "campaigns"] as const;

export function RestoreDialog({ from, now, onClose }: { from: RestoreSource; now: Response<"settings.data">; onClose: () => void }) {
  const check = useQueryCommand("settings.check_backup", { source: from.source }, { fresh: true });
  const restore = useMutationCommand("settings.restore");
  const found = check.data;
  const confirm = () =>
    restore.mutate(
      { source: from.source },
      {
        onSuccess: () => {
          notifications.show({ message: say("ui-settings-restored-done") });
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} size="lg" closeOnEscape={!restore.isPending} closeOnClickOutside={false} title={<Text fw={600}>{say("ui-settings-restore-title", { name: from.name })}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
      {check.isFetching ? (
        <Group gap="sm" role="status">
          <Loader size="xs" />
          {say("ui-settings-checking")}
        </Group>
      ) : null}
      <FaultNotice fault={check.error} onRetry={() => void check.refetch()} />
      {found && !check.error && !check.isFetching ? (
        <>
          <p>
            {say("ui-settings-check-passed")} {found.taken_at === null ? null : <Moment at={found.taken_at} />}
          </p>
          <table className={classes.table}>
            <thead>
              <tr>
                <td />
                <th scope="col" className={classes.amount}>
                  {say("ui-settings-in-backup")}
                </th>
                <th scope="col" className={classes.amount}>
                  {say("ui-settings-now")}
                </th>
              </tr>
            </thead>
            <tbody>
              {compared.map((thing) => (
                <tr key={thing}>
                  <td>{say("ui-settings-thing", { thing })}</td>
                  <td className={`${classes.amount} number`}>{count(found.contents[thing])}</td>
                  <td className={`${classes.amount} number`}>{count(now[thing])}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ul className={classes.list}>
            <li>{say("ui-settings-restore-present")}</li>
            {found.contents.unfinished > 0 ? <li>{say("ui-settings-restore-paused", { n: found.contents.unfinished })}</li> : null}
            <li>{say("ui-settings-restore-secrets")}</li>
          </ul>
        </>
      ) : null}
      <FaultNotice fault={restore.error} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose} disabled={restore.isPending} data-autofocus>
          {say("ui-cancel")}
        </Button>
        <Button color="red" onClick={confirm} loading={restore.isPending} disabled={!found || check.error !== null || check.isFetching}>
          {say("ui-settings-restore-do")}
        </Button>
      </Group>
    </Modal>
  );
}
