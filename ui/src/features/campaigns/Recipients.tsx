/** The ledger: search, filter by state or reason; a row opens the person's history. */
import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePagesCommand } from "@/api/commands";
import type { Campaign, Recipient } from "@/api/contract";
import { Chips } from "@/components/Chips";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Moment } from "@/components/Moment";
import { Phone } from "@/components/Phone";
import { SearchField } from "@/components/SearchField";
import { StateWord } from "@/components/StateWord";
import { Toolbar } from "@/components/Toolbar";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";
import { RecipientPanel } from "./RecipientPanel";
import { recipientTone } from "./words";

const columns: Column<Recipient>[] = [
  { id: "phone", title: say("ui-recipient-phone"), cell: (row) => <Phone number={row.phone} />, width: "144px" },
  { id: "name", title: say("ui-recipient-name"), cell: (row) => row.name || "–", width: "minmax(128px, 1fr)" },
  { id: "state", title: say("ui-recipient-state"), cell: (row) => <StateWord tone={recipientTone[row.state]}>{say("ui-state", { state: row.state })}</StateWord>, width: "112px" },
  { id: "reason", title: say("ui-recipient-reason"), cell: (row) => (row.reason ? <span title={row.reason.code}>{row.reason.meaning}</span> : "–"), width: "minmax(128px, 2fr)" },
  { id: "attempts", title: say("ui-recipient-attempts"), numeric: true, cell: (row) => row.attempts, width: "72px" },
  { id: "updated", title: say("ui-recipient-updated"), cell: (row) => <Moment at={row.updated_at} form="seconds" />, width: "88px" },
];

/** Told by the panel beside the list while it is open. */
const beside = { attempts: false, updated: false };

/** States with people in them, in the order a message passes them. */
const order: Recipient["state"][] = ["pending", "claimed", "in_doubt", "enqueued", "sent", "delivered", "read", "failed", "rejected", "enqueued_failed", "skipped"];

export function Recipients({ campaign }: { campaign: Campaign }) {
  const go = useNavigate();
  const { account, state, code, search, recipient } = useSearch({ from: "/campaigns/$id" });
  const list = usePagesCommand("campaigns.recipients", { id: campaign.id, state: state as Recipient["state"] | undefined, code, search });
  const show = (change: { state?: string; code?: string; search?: string; recipient?: string }) =>
    void go({ to: "/campaigns/$id", params: { id: campaign.id }, search: { account, state, code, search, recipient, ...change }, replace: true, resetScroll: false });
  const states = order.filter((each) => campaign.counts[each] > 0 || each === state).map((each) => ({ value: each, label: say("ui-state", { state: each }), count: campaign.counts[each] }));
  return (
    <section className={classes.group} aria-label={say("ui-recipients-title")}>
      <h2>{say("ui-recipients-title")}</h2>
      <Toolbar>
        <SearchField value={search ?? ""} onChange={(text) => show({ search: text || undefined })} label={say("ui-recipients-search")} />
        <Chips label={say("ui-recipient-state")} values={states} chosen={state ?? null} onChoose={(value) => show({ state: value ?? undefined, code: undefined })} />
        {code ? (
          <Button size="xs" variant="default" onClick={() => show({ code: undefined })}>
            {say("ui-recipients-any-code", { code })}
          </Button>
        ) : null}
      </Toolbar>
      <div className={classes.recipients} data-open={recipient ? true : undefined}>
        <DataTable
          label={say("ui-recipients-title")}
          columns={columns}
          rows={list.rows}
          rowId={(row) => row.id}
          openId={recipient}
          hidden={recipient ? beside : undefined}
          onOpen={(row) => show({ recipient: row.id })}
          loading={list.loading}
          fault={list.fault}
          onRetry={list.retry}
          onEnd={list.fetchMore}
          more={list.more}
          empty={<Empty title={campaign.total === 0 ? say("ui-recipients-none") : say("ui-recipients-none-found")} />}
        />
        {recipient ? <RecipientPanel key={recipient} id={recipient} onClose={() => show({ recipient: undefined })} /> : null}
      </div>
    </section>
  );
}
