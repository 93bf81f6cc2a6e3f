/** The log of callbacks: the list at the left, the chosen one told at the right. New ones arrive on top. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { usePagesCommand } from "@/api/commands";
import type { Callback } from "@/api/contract";
import { ColumnChoice, useColumns } from "@/components/ColumnChoice";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { SavedViews } from "@/components/SavedViews";
import { SearchField } from "@/components/SearchField";
import { StateWord } from "@/components/StateWord";
import { Toolbar } from "@/components/Toolbar";
import { useNow } from "@/lib/now";
import { say } from "@/lib/words";
import { CallbackMending } from "./CallbackMending";
import { CallbackPanel } from "./CallbackPanel";
import { asked, isNarrowed, type LogSearch } from "./filters";
import { LogFilters } from "./LogFilters";
import { TargetsPanel } from "./TargetsPanel";
import { useSteady } from "./useSteady";
import classes from "./WebhooksPage.module.css";
import { verdictTone } from "./words";

const columns: Column<Callback>[] = [
  { id: "at", title: say("ui-callback-at"), cell: (row) => <Moment at={row.received_at} form="seconds" />, width: "80px" },
  { id: "verdict", title: say("ui-callback-verdict"), cell: (row) => <StateWord tone={verdictTone[row.verdict]}>{say("ui-callback-verdict-word", { verdict: row.verdict })}</StateWord>, width: "112px" },
  { id: "summary", title: say("ui-callback-summary"), cell: (row) => <span title={row.summary}>{row.summary}</span>, width: "minmax(240px, 1fr)" },
  { id: "state", title: say("ui-callback-state"), cell: (row) => say("ui-callback-state-word", { state: row.state }), width: "136px" },
  { id: "trigger", title: say("ui-callback-trigger"), cell: (row) => <span className="mono">{row.trigger || "–"}</span>, width: "152px" },
];

export function WebhooksPage() {
  const go = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const { account, callback, campaign, trigger, verdict, state, within, search } = useSearch({ from: "/webhooks" });
  const view: LogSearch = { campaign, trigger, verdict, state, within, search };
  const [visibility, choose] = useColumns("callbacks");
  const now = useNow();
  const list = usePagesCommand("webhooks.callbacks", { account_id: account, ...asked(view, now) });
  useSteady(box, list.rows);
  const show = (change: LogSearch & { callback?: string }) => void go({ to: "/webhooks", search: { account, callback, ...view, ...change }, replace: true });
  const narrowed = isNarrowed(view);
  return (
    <Page title={say("ui-webhooks-title")} actions={<CallbackMending account={account} />} fill>
      <TargetsPanel account={account} />
      <Toolbar
        end={
          <>
            <SavedViews list="callbacks" search={{ ...view }} onApply={(chosen) => void go({ to: "/webhooks", search: { account, callback, ...chosen }, replace: true })} />
            <ColumnChoice columns={columns} visibility={visibility} onChange={choose} />
          </>
        }
      >
        <SearchField value={search ?? ""} onChange={(text) => show({ search: text || undefined })} label={say("ui-callbacks-search")} />
      </Toolbar>
      <LogFilters account={account} search={view} onChange={show} />
      <div ref={box} className={classes.split} data-open={callback ? true : undefined}>
        <DataTable
          {...list.table}
          label={say("ui-callbacks-title")}
          columns={columns}
          rowId={(row) => row.id}
          openId={callback}
          hidden={callback ? { ...visibility, state: false, trigger: false } : visibility}
          onOpen={(row) => show({ callback: row.id })}
          empty={<Empty title={narrowed ? say("ui-callbacks-none-found") : say("ui-callbacks-none")}>{narrowed ? null : say("ui-callbacks-none-words")}</Empty>}
        />
        {callback ? <CallbackPanel key={callback} id={callback} onClose={() => show({ callback: undefined })} /> : null}
      </div>
    </Page>
  );
}
