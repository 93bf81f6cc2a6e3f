/** The ledger as a file: which rows and which form, then how far it is, then the file. It goes on while the window is elsewhere. */
import { Button, Group, Modal, Progress, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Campaign, LedgerExport, Request } from "@/api/contract";
import { useHost } from "@/api/HostContext";
import { FaultNotice } from "@/components/FaultNotice";
import { bytes, count, span } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";

const POLL_MS = 500;

type Filter = Pick<Request<"campaigns.export">, "state" | "reached" | "code" | "channel" | "search">;
type Form = LedgerExport["form"];

export function Export({ campaign, filter }: { campaign: Campaign; filter: Filter }) {
  const [opened, setOpened] = useState(false);
  const id = campaign.id;
  const latest = useQueryCommand("campaigns.export_latest", { id });
  const writing = latest.data?.export?.phase === "writing";
  // Progress moves between announcements.
  useQueryCommand("campaigns.export_latest", { id }, { enabled: writing, refreshEvery: POLL_MS });
  const known = latest.data?.export;
  return (
    <>
      <Button variant="default" size="sm" disabled={campaign.total === 0} title={campaign.total === 0 ? say("ui-recipients-none") : undefined} onClick={() => setOpened(true)}>
        {writing ? say("ui-export-writing-short", { percent: known?.percent ?? 0 }) : say("ui-export")}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={<Text fw={600}>{say("ui-export-title")}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
        <FaultNotice fault={latest.error} onRetry={() => void latest.refetch()} />
        {known?.phase === "writing" ? <Writing id={id} known={known} /> : <Choose campaign={campaign} filter={filter} known={known ?? null} />}
      </Modal>
    </>
  );
}

function Writing({ id, known }: { id: string; known: LedgerExport }) {
  const cancel = useMutationCommand("campaigns.cancel_export");
  return (
    <Stack gap="sm">
      <Progress value={known.percent} aria-label={say("ui-export-title")} />
      <p className={`${classes.none} number`} aria-live="polite">
        {[say("ui-export-written", { n: count(known.written) }), known.seconds_left ? say("ui-campaign-left", { span: span(known.seconds_left) }) : null].filter(Boolean).join(" · ")}
      </p>
      <FaultNotice fault={cancel.error} />
      <Group justify="flex-end">
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ id })}>
          {say("ui-export-cancel")}
        </Button>
      </Group>
    </Stack>
  );
}

function Choose({ campaign, filter, known }: { campaign: Campaign; filter: Filter; known: LedgerExport | null }) {
  const begin = useMutationCommand("campaigns.export");
  const filtered = Object.values(filter).some(Boolean);
  const [rows, setRows] = useState(filtered ? "shown" : "all");
  const [form, setForm] = useState<Form>("csv");
  const start = () => begin.mutate({ id: campaign.id, form, ...(rows === "shown" ? filter : {}) });
  return (
    <Stack gap="md">
      {known?.phase === "done" && known.file ? <Ready known={known} file={known.file} /> : null}
      {known?.phase === "failed" ? <FaultNotice fault={{ message: known.fault ?? "" }} /> : null}
      {known?.phase === "cancelled" ? <p className={classes.none}>{say("ui-export-cancelled")}</p> : null}
      <Radio.Group label={say("ui-export-rows")} value={rows} onChange={setRows}>
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={say("ui-export-all", { n: count(campaign.total) })} data-autofocus />
          <Radio value="shown" label={say("ui-export-shown")} disabled={!filtered} description={filtered ? undefined : say("ui-export-unfiltered")} />
        </Stack>
      </Radio.Group>
      <Radio.Group label={say("ui-export-form")} value={form} onChange={(value) => setForm(value as Form)}>
        <Stack gap="xs" mt="xs">
          <Radio value="csv" label={say("ui-export-csv")} description={say("ui-export-csv-words")} />
          <Radio value="json_lines" label={say("ui-export-json-lines")} description={say("ui-export-json-lines-words")} />
        </Stack>
      </Radio.Group>
      <FaultNotice fault={begin.error} />
      <Group justify="flex-end">
        <Button variant={known?.phase === "done" ? "default" : "filled"} loading={begin.isPending} onClick={start}>
          {known?.phase === "done" ? say("ui-export-again") : say("ui-export-do")}
        </Button>
      </Group>
    </Stack>
  );
}

/** The file of the latest export, until another takes its place. */
function Ready({ known, file }: { known: LedgerExport; file: NonNullable<LedgerExport["file"]> }) {
  const host = useHost();
  return (
    <div className={classes.ready}>
      <div>
        <b>{file.name}</b>
        <span className="small dim">{say(known.filtered ? "ui-export-ready-some" : "ui-export-ready-all", { n: count(known.written), size: bytes(file.size) })}</span>
      </div>
      <Button onClick={() => void host.download(file.id, file.name)}>{say("ui-export-save")}</Button>
    </div>
  );
}
