/** All campaigns: state, audience, how far each has come. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePagesCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { Chips } from "@/components/Chips";
import { ColumnChoice, useColumns } from "@/components/ColumnChoice";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { IconPlus } from "@/components/icons";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { SearchField } from "@/components/SearchField";
import { StageBar } from "@/components/StageBar";
import { StateWord } from "@/components/StateWord";
import { Toolbar } from "@/components/Toolbar";
import { count, share } from "@/lib/format";
import { byStage } from "@/lib/status";
import { say } from "@/lib/words";
import { campaignStates, campaignTone } from "./words";

const columns: Column<Campaign>[] = [
  { id: "name", title: say("ui-campaign-name"), sort: (row) => row.name.toLowerCase(), cell: (row) => <b>{row.name}</b>, width: "minmax(176px, 3fr)" },
  { id: "state", title: say("ui-campaign-state-title"), sort: (row) => row.state, cell: (row) => <StateWord tone={campaignTone[row.state]}>{say("ui-campaign-state", { state: row.state })}</StateWord>, width: "96px" },
  { id: "progress", title: say("ui-campaign-progress"), cell: (row) => (row.total > 0 ? <StageBar counts={row.counts} label={row.name} /> : <span className="dim">{"–"}</span>), width: "minmax(88px, 1.2fr)" },
  { id: "total", title: say("ui-campaign-people"), numeric: true, sort: (row) => row.total, cell: (row) => count(row.total), width: "64px" },
  { id: "delivered", title: say("ui-campaign-delivered"), numeric: true, cell: (row) => share(row.counts.delivered + row.counts.read, row.total), width: "72px" },
  { id: "read", title: say("ui-campaign-read"), numeric: true, cell: (row) => share(row.counts.read, row.total), width: "56px" },
  { id: "failed", title: say("ui-campaign-failed"), numeric: true, cell: (row) => count(byStage(row.counts).failed), width: "56px" },
  { id: "account", title: say("ui-campaign-account"), sort: (row) => row.account_name, cell: (row) => row.account_name, width: "minmax(88px, 1fr)" },
  { id: "channel", title: say("ui-campaign-channel"), sort: (row) => row.channel, cell: (row) => say("ui-channel", { channel: row.channel }), width: "96px", extra: true },
  { id: "template", title: say("ui-campaign-template"), sort: (row) => row.template_name, cell: (row) => row.template_name, width: "minmax(112px, 1fr)", extra: true },
  { id: "started", title: say("ui-campaign-started"), sort: (row) => row.launched_at ?? row.created_at, cell: (row) => <Moment at={row.launched_at} />, width: "104px" },
];

export function CampaignsPage() {
  const go = useNavigate();
  const { account, state, search } = useSearch({ from: "/campaigns" });
  const [visibility, choose] = useColumns("campaigns");
  const list = usePagesCommand("campaigns.list", { account_id: account, state: state as Campaign["state"] | undefined, search });
  const filter = (change: { state?: string; search?: string }) => void go({ to: "/campaigns", search: { account, state, search, ...change }, replace: true });
  const launch = (
    <LinkButton to="/campaigns/new" leftSection={<IconPlus />}>
      {say("ui-campaign-launch")}
    </LinkButton>
  );
  const open = (row: Campaign) => (row.state === "draft" ? void go({ to: "/campaigns/new", search: { account, draft: row.id } }) : void go({ to: "/campaigns/$id", params: { id: row.id } }));
  const filtered = Boolean(state || search);
  return (
    <Page title={say("ui-campaigns-title")} actions={launch} fill>
      <Toolbar end={<ColumnChoice columns={columns} visibility={visibility} onChange={choose} />}>
        <SearchField value={search ?? ""} onChange={(text) => filter({ search: text || undefined })} label={say("ui-campaigns-search")} />
        <Chips label={say("ui-campaign-state-title")} chosen={state ?? null} onChoose={(value) => filter({ state: value ?? undefined })} values={campaignStates.map((value) => ({ value, label: say("ui-campaign-state", { state: value }) }))} />
      </Toolbar>
      <DataTable
        label={say("ui-campaigns-title")}
        columns={columns}
        rows={list.rows}
        rowId={(row) => row.id}
        hidden={visibility}
        onOpen={open}
        loading={list.loading}
        fault={list.fault}
        onRetry={list.retry}
        onEnd={list.fetchMore}
        more={list.more}
        empty={filtered ? <Empty title={say("ui-campaigns-none-found")} /> : <Empty title={say("ui-campaigns-none")} action={launch} />}
      />
    </Page>
  );
}
