/** The ledger: search, filter by state, reason or channel, sort, export; a row opens the person's history. */
import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePagesCommand } from "@/api/commands";
import type { Campaign, Recipient, Request } from "@/api/contract";
import { Chips } from "@/components/Chips";
import { ColumnChoice, useColumns } from "@/components/ColumnChoice";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Moment } from "@/components/Moment";
import { Phone } from "@/components/Phone";
import { SavedViews } from "@/components/SavedViews";
import { SearchField } from "@/components/SearchField";
import { StateWord } from "@/components/StateWord";
import { Toolbar } from "@/components/Toolbar";
import { languageName } from "@/lib/format";
import { readSort, sortFields, writeSort } from "@/lib/sort";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";
import { Export } from "./Export";
import { RecipientPanel } from "./RecipientPanel";
import { recipientTone } from "./words";

type Ask = Request<"campaigns.recipients">;
type By = NonNullable<Ask["sort"]>;

const columns: Column<Recipient>[] = [
  { id: "phone", title: say("ui-recipient-phone"), sortKey: "phone", cell: (row) => <Phone number={row.phone} />, width: "144px" },
  { id: "name", title: say("ui-recipient-name"), sortKey: "name", cell: (row) => row.name || "–", width: "minmax(128px, 1fr)" },
  { id: "channel", title: say("ui-campaign-channel"), cell: (row) => say("ui-channel", { channel: row.channel }), width: "96px", extra: true },
  { id: "language", title: say("ui-recipient-language"), cell: (row) => languageName(row.language), width: "96px", extra: true },
  { id: "state", title: say("ui-recipient-state"), sortKey: "state", cell: (row) => <StateWord tone={recipientTone[row.state]}>{say("ui-state", { state: row.state })}</StateWord>, width: "112px" },
  { id: "reason", title: say("ui-recipient-reason"), sortKey: "reason", cell: (row) => (row.reason ? <span title={row.reason.code}>{row.reason.meaning}</span> : "–"), width: "minmax(128px, 2fr)" },
  { id: "attempts", title: say("ui-recipient-attempts"), numeric: true, cell: (row) => row.attempts, width: "72px" },
  { id: "updated", title: say("ui-recipient-updated"), sortKey: "updated", cell: (row) => <Moment at={row.updated_at} form="seconds" />, width: "96px" },
];

/** Told by the panel beside the list while it is open. */
const beside = { attempts: false, updated: false, channel: false, language: false };

/** States with people in them, in the order a message passes them. */
const order: Recipient["state"][] = ["pending", "claimed", "in_doubt", "enqueued", "sent", "delivered", "read", "failed", "rejected", "enqueued_failed", "skipped"];

export function Recipients({ campaign }: { campaign: Campaign }) {
  const go = useNavigate();
  const { account, state, reached, code, channel, search, sort, recipient } = useSearch({ from: "/campaigns/$id" });
  const [visibility, choose] = useColumns("recipients");
  const sorted = readSort<By>(sort);
  const filter = { state: state as Ask["state"], reached: reached as Ask["reached"], code, channel: channel as Ask["channel"], search };
  const list = usePagesCommand("campaigns.recipients", { id: campaign.id, ...filter, ...sortFields(sorted) });
  const view = { state, reached, code, channel, search, sort };
  const show = (change: Partial<typeof view> & { recipient?: string }) =>
    void go({ to: "/campaigns/$id", params: { id: campaign.id }, search: { account, ...view, recipient, ...change }, replace: true, resetScroll: false });
  const states = order.filter((each) => campaign.counts[each] > 0 || each === state).map((each) => ({ value: each, label: say("ui-state", { state: each }), count: campaign.counts[each] }));
  return (
    <section className={classes.group} aria-label={say("ui-recipients-title")} id="recipients">
      <h2>{say("ui-recipients-title")}</h2>
      <Toolbar
        end={
          <>
            <SavedViews list="recipients" search={view} onApply={(next) => void go({ to: "/campaigns/$id", params: { id: campaign.id }, search: { account, recipient, ...next }, replace: true, resetScroll: false })} />
            <ColumnChoice columns={columns} visibility={visibility} onChange={choose} />
            <Export campaign={campaign} filter={filter} />
          </>
        }
      >
        <SearchField value={search ?? ""} onChange={(text) => show({ search: text || undefined })} label={say("ui-recipients-search")} />
        <Chips label={say("ui-recipient-state")} values={states} chosen={state ?? null} onChoose={(value) => show({ state: value ?? undefined, reached: undefined, code: undefined })} />
        {reached ? <Without label={say("ui-recipients-reached", { state: reached })} onClick={() => show({ reached: undefined })} /> : null}
        {code ? <Without label={say("ui-recipients-any-code", { code })} onClick={() => show({ code: undefined })} /> : null}
        {channel ? <Without label={say("ui-recipients-any-code", { code: say("ui-channel", { channel }) })} onClick={() => show({ channel: undefined })} /> : null}
      </Toolbar>
      <div className={classes.recipients} data-open={recipient ? true : undefined}>
        <DataTable
          {...list.table}
          label={say("ui-recipients-title")}
          columns={columns}
          rowId={(row) => row.id}
          openId={recipient}
          hidden={recipient ? { ...visibility, ...beside } : visibility}
          sort={sorted}
          onSort={(next) => show({ sort: writeSort(next) })}
          onOpen={(row) => show({ recipient: row.id })}
          empty={campaign.total === 0 ? <Empty title={say("ui-recipients-none")} /> : <Empty title={say("ui-recipients-none-found")} action={<Without label={say("ui-campaign-clear")} onClick={() => show({ state: undefined, reached: undefined, code: undefined, channel: undefined, search: undefined })} />} />}
        />
        {recipient ? <RecipientPanel key={recipient} id={recipient} onClose={() => show({ recipient: undefined })} /> : null}
      </div>
    </section>
  );
}

/** A filter that came from elsewhere on the page; a press takes it away. */
function Without({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="xs" variant="default" onClick={onClick}>
      {label}
    </Button>
  );
}
