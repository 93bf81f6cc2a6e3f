/** One import among the running jobs. It leaves the list by itself when it has ended. */
import { Button, Progress } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import { useHost } from "@/api/HostContext";
import { forgetImport } from "@/api/imports";
import { FaultNotice } from "@/components/FaultNotice";
import { say } from "@/lib/words";
import classes from "./RunningJobs.module.css";

const POLL_MS = 1000;

/** Forgets the import once it has ended or is not known any more. Shows nothing. */
export function ImportWatch({ id }: { id: string }) {
  const { preferences } = useHost();
  const { data, error } = useQueryCommand("audiences.import_result", { import_id: id }, { refreshEvery: POLL_MS });
  const over = error?.code === "not_found" || (data !== undefined && data.state !== "reading" && data.state !== "publishing");
  useEffect(() => {
    if (over) forgetImport(preferences, id);
  }, [over, preferences, id]);
  return null;
}

export function ImportJob({ id }: { id: string }) {
  const told = useQueryCommand("audiences.import_result", { import_id: id }).data;
  const cancel = useMutationCommand("audiences.cancel_import");
  if (!told) return null;
  return (
    <div className={classes.job}>
      <div className={classes.head}>
        <Link to="/audiences/import" search={{ id }}>
          {told.file_name}
        </Link>
        <Button size="compact-xs" variant="default" aria-label={say("ui-jobs-cancel-this", { name: told.file_name })} loading={cancel.isPending} onClick={() => cancel.mutate({ import_id: id })}>
          {say("ui-cancel")}
        </Button>
      </div>
      <Progress value={told.percent} aria-label={say("ui-jobs-import", { file: told.file_name })} />
      <span className="small dim number">{say("ui-jobs-rows", { n: told.rows })}</span>
      <FaultNotice fault={cancel.error} />
    </div>
  );
}
