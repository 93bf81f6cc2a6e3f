/** The log of callbacks: the list at the left, the chosen one told at the right. New ones arrive on top. */
import { Select } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePagesCommand } from "@/api/commands";
import type { Callback } from "@/api/contract";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { SearchField } from "@/components/SearchField";
import { StateWord } from "@/components/StateWord";
import { Toolbar } from "@/components/Toolbar";
import { say } from "@/lib/words";
import { CallbackMending } from "./CallbackMending";
import { CallbackPanel } from "./CallbackPanel";
import { TargetsPanel } from "./TargetsPanel";
import classes from "./WebhooksPage.module.css";
import { verdictTone } from "./words";

const triggers = ["quarantined", "MESSAGE_DELIVERY", "MESSAGE_SUBMIT", "MESSAGE_INBOUND", "EVENT_DELIVERY", "EVENT_INBOUND", "CONVERSATION_START", "CONVERSATION_STOP", "CONTACT_CREATE", "OPT_IN", "OPT_OUT", "UNSUPPORTED"];

const columns: Column<Callback>[] = [
  { id: "at", title: say("ui-callback-at"), cell: (row) => <Moment at={row.received_at} form="seconds" />, width: "80px" },
  { id: "verdict", title: say("ui-callback-verdict"), cell: (row) => <StateWord tone={verdictTone[row.verdict] ?? "quiet"}>{say("ui-callback-verdict-word", { verdict: row.verdict })}</StateWord>, width: "96px" },
  { id: "summary", title: say("ui-callback-summary"), cell: (row) => <span title={row.summary}>{row.summary}</span>, width: "minmax(240px, 1fr)" },
  { id: "trigger", title: say("ui-callback-trigger"), cell: (row) => <span className="mono">{row.trigger}</span>, width: "152px" },
];

export function WebhooksPage() {
  const go = useNavigate();
  const { account, callback, trigger, search } = useSearch({ from: "/webhooks" });
  const list = usePagesCommand("webhooks.callbacks", { account_id: account, trigger, search });
  const show = (change: { callback?: string; trigger?: string; search?: string }) => void go({ to: "/webhooks", search: { account, callback, trigger, search, ...change }, replace: true });
  return (
    <Page title={say("ui-webhooks-title")} actions={<CallbackMending account={account} />} fill>
      <TargetsPanel account={account} />
      <Toolbar>
        <SearchField value={search ?? ""} onChange={(text) => show({ search: text || undefined })} label={say("ui-callbacks-search")} />
        <Select w={224} aria-label={say("ui-callback-trigger")} placeholder={say("ui-callback-any-trigger")} clearable data={triggers.map((value) => ({ value, label: value === "quarantined" ? say("ui-callback-quarantined") : value }))} value={trigger ?? null} onChange={(value) => show({ trigger: value ?? undefined })} />
      </Toolbar>
      <div className={classes.split} data-open={callback ? true : undefined}>
        <DataTable
          label={say("ui-callbacks-title")}
          columns={columns}
          rows={list.rows}
          rowId={(row) => row.id}
          openId={callback}
          hidden={callback ? { trigger: false } : undefined}
          onOpen={(row) => show({ callback: row.id })}
          loading={list.loading}
          fault={list.fault}
          onRetry={list.retry}
          onEnd={list.fetchMore}
          more={list.more}
          empty={<Empty title={search || trigger ? say("ui-callbacks-none-found") : say("ui-callbacks-none")}>{search || trigger ? null : say("ui-callbacks-none-words")}</Empty>}
        />
        {callback ? <CallbackPanel key={callback} id={callback} onClose={() => show({ callback: undefined })} /> : null}
      </div>
    </Page>
  );
}
