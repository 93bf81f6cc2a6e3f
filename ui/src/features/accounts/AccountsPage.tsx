/** All accounts, each with its health in a word. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useQueryCommand } from "@/api/commands";
import type { Account } from "@/api/contract";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { IconPlus } from "@/components/icons";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { Phone } from "@/components/Phone";
import { SearchField } from "@/components/SearchField";
import { StateWord } from "@/components/StateWord";
import { ColumnChoice, useColumns } from "@/components/ColumnChoice";
import { Toolbar } from "@/components/Toolbar";
import { LinkButton } from "@/components/LinkButton";
import { say } from "@/lib/words";
import { healthTone } from "./words";

const none: Account[] = [];
const healthOrder: Account["health"][] = ["failing", "attention", "unproven", "ready"];

const columns: Column<Account>[] = [
  { id: "name", title: say("ui-account-name"), sort: (row) => row.name.toLowerCase(), cell: (row) => <b>{row.name}</b>, width: "minmax(160px, 2fr)" },
  { id: "key", title: say("ui-account-key"), sort: (row) => row.key, cell: (row) => <span className="mono">{row.key}</span>, width: "72px" },
  { id: "health", title: say("ui-account-health"), sort: (row) => healthOrder.indexOf(row.health), cell: (row) => <span title={row.health_words}><StateWord tone={healthTone[row.health]}>{say("ui-account-health-word", { health: row.health })}</StateWord></span>, width: "minmax(136px, 1fr)" },
  { id: "region", title: say("ui-account-region"), sort: (row) => row.region, cell: (row) => row.region.toUpperCase(), width: "72px" },
  { id: "channels", title: say("ui-account-channels"), cell: (row) => row.channels.map((each) => say("ui-channel", { channel: each.channel })).join(", ") || "–", width: "minmax(144px, 1.5fr)" },
  { id: "phone", title: say("ui-account-phone"), cell: (row) => <Phone number={row.phone} />, width: "160px" },
  { id: "callback", title: say("ui-account-last-callback"), sort: (row) => row.webhook.last_callback_at ?? 0, cell: (row) => <Moment at={row.webhook.last_callback_at} form="ago" />, width: "136px" },
];

export function AccountsPage() {
  const go = useNavigate();
  const [search, setSearch] = useState("");
  const [visibility, choose] = useColumns("accounts");
  const list = useQueryCommand("accounts.list", {});
  const wanted = search.trim().toLowerCase();
  const all = list.data?.items ?? none;
  const rows = wanted ? all.filter((row) => [row.name, row.key, row.phone, row.app_id, row.project_id].some((text) => text.toLowerCase().includes(wanted))) : all;
  const connect = (
    <LinkButton to="/accounts/new" leftSection={<IconPlus />}>
      {say("ui-account-connect")}
    </LinkButton>
  );
  return (
    <Page title={say("ui-accounts-title")} actions={connect} fill>
      <Toolbar end={<ColumnChoice columns={columns} visibility={visibility} onChange={choose} />}>
        <SearchField value={search} onChange={setSearch} label={say("ui-accounts-search")} />
      </Toolbar>
      <DataTable
        label={say("ui-accounts-title")}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        hidden={visibility}
        onOpen={(row) => void go({ to: "/accounts/$id", params: { id: row.id } })}
        loading={list.isPending}
        fault={list.error}
        onRetry={() => void list.refetch()}
        empty={wanted ? <Empty title={say("ui-accounts-none-found", { text: search })} /> : <Empty title={say("ui-accounts-none")} action={connect} />}
      />
    </Page>
  );
}
