/** All campaigns: state, audience, how far each has come. */
import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { usePagesCommand, useQueryCommand } from "@/api/commands";
import type { Campaign, Request } from "@/api/contract";
import { Chips } from "@/components/Chips";
import { ColumnChoice, useColumns } from "@/components/ColumnChoice";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { IconPlus } from "@/components/icons";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { SavedViews } from "@/components/SavedViews";
import { SearchField } from "@/components/SearchField";
import { StageBar } from "@/components/StageBar";
import { StateWord } from "@/components/StateWord";
import { Toolbar } from "@/components/Toolbar";
import { count, share } from "@/lib/format";
import { readSort, sortFields, writeSort } from "@/lib/sort";
import { say } from "@/lib/words";
import { DeleteCampaign } from "./DeleteCampaign";
import { FailedBar } from "./FailedBar";
import { RowMenu } from "./RowMenu";
import { campaignStates, campaignTone } from "./words";

type Ask = Request<"campaigns.list">;
type By = NonNullable<Ask["sort"]>;

/** More accounts than this are chosen in the frame's own place. */
const MOST_CHIPS = 5;

const columns = (onDelete: (campaign: Campaign) => void): Column<Campaign>[] => [
  { id: "name", title: say("ui-campaign-name"), sortKey: "name", cell: (row) => <b>{row.name}</b>, width: "minmax(176px, 3fr)" },
  { id: "state", title: say("ui-campaign-state-title"), sortKey: "state", cell: (row) => <StateWord tone={campaignTone[row.state]}>{say("ui-campaign-state", { state: row.state })}</StateWord>, width: "104px" },
  { id: "progress", title: say("ui-campaign-progress"), cell: (row) => (row.total > 0 ? <StageBar counts={row.counts} label={row.name} /> : <span className="dim">{"–"}</span>), width: "minmax(88px, 1.2fr)" },
  { id: "total", title: say("ui-campaign-people"), numeric: true, sortKey: "people", cell: (row) => count(row.total), width: "72px" },
  { id: "delivered", title: say("ui-campaign-delivered"), numeric: true, cell: (row) => share(row.counts.delivered + row.counts.read, row.total), width: "72px" },
  { id: "read", title: say("ui-campaign-read"), numeric: true, cell: (row) => share(row.counts.read, row.total), width: "56px" },
  { id: "failed", title: say("ui-campaign-failed"), cell: (row) => <FailedBar counts={row.counts} total={row.total} />, width: "104px" },
  { id: "account", title: say("ui-campaign-account"), cell: (row) => row.account_name, width: "minmax(88px, 1fr)" },
  { id: "channel", title: say("ui-campaign-channel"), cell: (row) => say("ui-channel", { channel: row.channel }), width: "96px", extra: true },
  { id: "template", title: say("ui-campaign-template"), cell: (row) => row.template_name, width: "minmax(112px, 1fr)", extra: true },
  { id: "created", title: say("ui-campaign-created"), sortKey: "created", cell: (row) => <Moment at={row.created_at} />, width: "104px", extra: true },
  { id: "updated", title: say("ui-campaign-updated"), sortKey: "updated", cell: (row) => <Moment at={row.updated_at} />, width: "104px", extra: true },
  { id: "started", title: say("ui-campaign-started"), sortKey: "launched", cell: (row) => <Moment at={row.launched_at ?? row.starts_at} />, width: "104px" },
  { id: "menu", title: "", cell: (row) => <RowMenu campaign={row} onDelete={onDelete} />, width: "32px" },
];

export function CampaignsPage() {
  const go = useNavigate();
  const { account, state, channel, search, sort } = useSearch({ from: "/campaigns" });
  const [visibility, choose] = useColumns("campaigns");
  const [leaving, setLeaving] = useState<Campaign | null>(null);
  const [all] = useState(() => columns(setLeaving));
  const accounts = useQueryCommand("accounts.list", {}).data?.items ?? [];
  const order = readSort<By>(sort);
  const list = usePagesCommand("campaigns.list", { account_id: account, state: state as Ask["state"], channel: channel as Ask["channel"], search, ...sortFields(order) });
  const view = { state, channel, search, sort };
  const filter = (change: Partial<typeof view> & { account?: string }) => void go({ to: "/campaigns", search: { account, ...view, ...change }, replace: true });
  const launch = (
    <LinkButton to="/campaigns/new" leftSection={<IconPlus />}>
      {say("ui-campaign-launch")}
    </LinkButton>
  );
  const open = (row: Campaign) => (row.state === "draft" ? void go({ to: "/campaigns/new", search: { account, draft: row.id } }) : void go({ to: "/campaigns/$id", params: { id: row.id } }));
  const channels = [...new Set([...accounts.flatMap((each) => each.channels.map((one) => one.channel as string)), ...(channel ? [channel] : [])])];
  const filtered = Boolean(state || search || channel);
  const clear = (
    <Button variant="default" onClick={() => filter({ state: undefined, channel: undefined, search: undefined })}>
      {say("ui-campaign-clear")}
    </Button>
  );
  return (
    <Page title={say("ui-campaigns-title")} actions={launch} fill>
      <Toolbar
        end={
          <>
            <SavedViews list="campaigns" search={view} onApply={(next) => void go({ to: "/campaigns", search: { account, ...next } })} />
            <ColumnChoice columns={all.filter((column) => column.title !== "")} visibility={visibility} onChange={choose} />
          </>
        }
      >
        <SearchField value={search ?? ""} onChange={(text) => filter({ search: text || undefined })} label={say("ui-campaigns-search")} />
        <Chips label={say("ui-campaign-state-title")} chosen={state ?? null} onChoose={(value) => filter({ state: value ?? undefined })} values={campaignStates.map((value) => ({ value, label: say("ui-campaign-state", { state: value }) }))} />
        {channels.length > 1 ? <Chips label={say("ui-campaign-channel")} chosen={channel ?? null} onChoose={(value) => filter({ channel: value ?? undefined })} values={channels.map((value) => ({ value, label: say("ui-channel", { channel: value }) }))} /> : null}
        {accounts.length > 1 && accounts.length <= MOST_CHIPS ? (
          <Chips label={say("ui-campaign-account")} chosen={account ?? null} onChoose={(value) => filter({ account: value ?? undefined })} values={accounts.map(({ id, name }) => ({ value: id, label: name }))} />
        ) : null}
      </Toolbar>
      <DataTable
        {...list.table}
        label={say("ui-campaigns-title")}
        columns={all}
        rowId={(row) => row.id}
        hidden={visibility}
        sort={order}
        onSort={(next) => filter({ sort: writeSort(next) })}
        onOpen={open}
        empty={filtered ? <Empty title={say("ui-campaigns-none-found")} action={clear} /> : <Empty title={say("ui-campaigns-none")} action={launch} />}
      />
      <DeleteCampaign campaign={leaving} onClose={() => setLeaving(null)} />
    </Page>
  );
}
