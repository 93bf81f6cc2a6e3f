/** An import while it comes in and after: what became of the rows, and each refused one with its reason. */
import { Button, Progress } from "@mantine/core";
import { useMutationCommand, usePagesCommand, useQueryCommand } from "@/api/commands";
import type { Rejection } from "@/api/contract";
import { type Column, DataTable } from "@/components/DataTable";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { StateWord, type Tone } from "@/components/StateWord";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./AudiencesPage.module.css";

const POLL_MS = 1000;
const tones: Record<string, Tone> = { reading: "busy", publishing: "busy", done: "good", failed: "bad", cancelled: "quiet" };

const columns: Column<Rejection>[] = [
  { id: "row", title: say("ui-refused-row"), numeric: true, cell: (row) => count(row.row), width: "72px" },
  { id: "column", title: say("ui-refused-column"), cell: (row) => row.column, width: "minmax(112px, 1fr)" },
  { id: "value", title: say("ui-refused-value"), cell: (row) => <span className="mono">{row.value || "–"}</span>, width: "minmax(144px, 1fr)" },
  { id: "reason", title: say("ui-refused-reason"), cell: (row) => row.reason_words, width: "minmax(208px, 2fr)" },
];

export function ImportResult({ id }: { id: string }) {
  const query = useQueryCommand("audiences.import_result", { import_id: id });
  const running = query.data?.state === "reading" || query.data?.state === "publishing";
  // Progress moves between announcements.
  useQueryCommand("audiences.import_result", { import_id: id }, { enabled: running, refreshEvery: POLL_MS });
  const cancel = useMutationCommand("audiences.cancel_import");
  const refused = usePagesCommand("audiences.import_rejections", { import_id: id }, (query.data?.rejected ?? 0) > 0);
  const told = query.data;
  if (!told) {
    return (
      <Page title={say("ui-import-title")}>
        <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  const actions = running ? (
    <Button variant="default" onClick={() => cancel.mutate({ import_id: id })} loading={cancel.isPending}>
      {say("ui-import-cancel")}
    </Button>
  ) : (
    <>
      <LinkButton variant="default" to="/audiences/import" search={{ id: undefined }}>
        {say("ui-import-another")}
      </LinkButton>
      {told.state === "done" ? (
        <LinkButton to="/audiences" search={{ list: told.list_id ?? undefined }}>
          {say("ui-import-see")}
        </LinkButton>
      ) : null}
    </>
  );
  return (
    <Page title={told.file_name} under={<StateWord tone={tones[told.state] ?? "quiet"}>{say("ui-import-state", { state: told.state })}</StateWord>} actions={actions}>
      <FaultNotice fault={told.fault ? { message: told.fault, hint: told.hint } : null} />
      <FaultNotice fault={cancel.error} />
      {running ? <Progress value={told.percent} aria-label={say("ui-import-progress")} /> : null}
      <Panel>
        <dl className={classes.results} aria-live="polite">
          <Result label={say("ui-import-rows")} n={told.rows} />
          <Result label={say("ui-import-imported")} n={told.imported} />
          <Result label={say("ui-import-duplicates")} n={told.duplicates} />
          <Result label={say("ui-import-rejected")} n={told.rejected} />
        </dl>
      </Panel>
      {told.rejected > 0 ? (
        <div className={classes.refused}>
          <DataTable label={say("ui-refused-title")} columns={columns} rows={refused.rows} rowId={(row) => `${row.row}-${row.column}`} loading={refused.loading} fault={refused.fault} onRetry={refused.retry} onEnd={refused.fetchMore} more={refused.more} empty={null} />
        </div>
      ) : null}
    </Page>
  );
}

function Result({ label, n }: { label: string; n: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{count(n)}</dd>
    </div>
  );
}
