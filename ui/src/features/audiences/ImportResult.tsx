/** An import while it comes in and after: what became of the rows, how quickly, and each refused one with its reason. */
import { Button, Progress } from "@mantine/core";
import { useState } from "react";
import { useMutationCommand, usePagesCommand, useQueryCommand } from "@/api/commands";
import type { Import, Rejection } from "@/api/contract";
import { type Column, DataTable } from "@/components/DataTable";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { SaveFile } from "@/components/SaveFile";
import { StateWord } from "@/components/StateWord";
import { bytes, count, span } from "@/lib/format";
import { useNow } from "@/lib/now";
import { say } from "@/lib/words";
import classes from "./AudiencesPage.module.css";
import { ForgetImport } from "./ForgetImport";
import { pace, remaining } from "./pace";
import { importTone } from "./words";

const POLL_MS = 1000;

const columns: Column<Rejection>[] = [
  { id: "row", title: say("ui-refused-row"), numeric: true, cell: (row) => count(row.row), width: "72px" },
  { id: "column", title: say("ui-refused-column"), cell: (row) => row.column || <span className="dim">{"–"}</span>, width: "minmax(112px, 1fr)" },
  { id: "value", title: say("ui-refused-value"), cell: (row) => <span className="mono">{row.value || "–"}</span>, width: "minmax(144px, 1fr)" },
  { id: "reason", title: say("ui-refused-reason"), cell: (row) => row.reason_words, width: "minmax(208px, 2fr)" },
];

export function ImportResult({ id }: { id: string }) {
  const query = useQueryCommand("audiences.import_result", { import_id: id });
  const told = query.data;
  const running = told?.state === "reading" || told?.state === "publishing";
  // Progress moves between announcements.
  useQueryCommand("audiences.import_result", { import_id: id }, { enabled: running, refreshEvery: POLL_MS });
  const cancel = useMutationCommand("audiences.cancel_import");
  const [forgetting, setForgetting] = useState(false);
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
      {told.forgotten ? null : (
        <Button variant="default" onClick={() => setForgetting(true)}>
          {say("ui-import-forget")}
        </Button>
      )}
      <LinkButton variant="default" to="/audiences/import" search={{ id: undefined }}>
        {say("ui-import-another")}
      </LinkButton>
      {told.list_id ? (
        <LinkButton to="/audiences/lists/$id" params={{ id: told.list_id }}>
          {say("ui-import-see")}
        </LinkButton>
      ) : null}
    </>
  );
  return (
    <Page title={told.file_name} under={<StateWord tone={importTone[told.state]}>{say("ui-import-state", { state: told.state })}</StateWord>} actions={actions}>
      <FaultNotice fault={told.fault ? { message: told.fault, hint: told.hint } : null} />
      <FaultNotice fault={cancel.error} />
      {running ? <Running told={told} /> : null}
      <Panel>
        <dl className={classes.results} aria-live="polite">
          <Result label={say("ui-import-rows")} n={told.rows} />
          <Result label={say("ui-import-imported")} n={told.imported} />
          <Result label={say("ui-import-duplicates")} n={told.duplicates} />
          <Result label={say("ui-import-rejected")} n={told.rejected} />
        </dl>
      </Panel>
      <About told={told} />
      {told.rejected > 0 ? <Refused told={told} /> : null}
      <ForgetImport id={id} opened={forgetting} onClose={() => setForgetting(false)} />
    </Page>
  );
}

function Running({ told }: { told: Import }) {
  const now = useNow();
  const left = remaining(told, now);
  return (
    <div className={classes.running}>
      <Progress value={told.percent} aria-label={say("ui-import-progress")} />
      <span className="small dim number">
        {say("ui-import-pace", { n: count(pace(told, now)) })}
        {left === null ? null : ` · ${say("ui-import-left", { span: span(left) })}`}
      </span>
    </div>
  );
}

function About({ told }: { told: Import }) {
  const over = told.state === "done" || told.state === "failed" || told.state === "cancelled";
  return (
    <Panel title={say("ui-import-about")}>
      <Facts>
        <Fact label={say("ui-contact-list")}>{told.list_name}</Fact>
        <Fact label={say("ui-import-file")}>{say(told.forgotten ? "ui-import-file-gone" : "ui-import-file-size", { name: told.file_name, size: bytes(told.bytes) })}</Fact>
        <Fact label={say("ui-import-consent")}>{told.consent || say("ui-member-consent-none")}</Fact>
        <Fact label={say("ui-import-at")}>
          <Moment at={told.created_at} />
        </Fact>
        {over ? <Fact label={say("ui-import-took")}>{say("ui-import-took-words", { span: span((told.updated_at - told.created_at) / 1000), n: count(pace(told, told.updated_at)) })}</Fact> : null}
      </Facts>
    </Panel>
  );
}

/** The refused rows, and the file of them. */
function Refused({ told }: { told: Import }) {
  const refused = usePagesCommand("audiences.import_rejections", { import_id: told.id });
  const save = useMutationCommand("audiences.export_rejections");
  if (told.forgotten) return <p className={classes.words}>{say("ui-refused-gone")}</p>;
  return (
    <section className={classes.refused} aria-label={say("ui-refused-title")}>
      <div className={classes.head}>
        <h2>{say("ui-refused-title")}</h2>
        <SaveFile label={say("ui-refused-save")} make={() => save.mutateAsync({ import_id: told.id })} />
      </div>
      <p className={classes.words}>{say("ui-refused-words")}</p>
      <DataTable {...refused.table} label={say("ui-refused-title")} columns={columns} rowId={(row) => `${row.row}-${row.column}`} empty={null} />
    </section>
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
