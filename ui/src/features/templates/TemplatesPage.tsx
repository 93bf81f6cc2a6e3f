/** Templates of both kinds, as Sinch has them, and the sync that says what changed. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePagesCommand } from "@/api/commands";
import type { Template } from "@/api/contract";
import { Chips } from "@/components/Chips";
import { ColumnChoice, useColumns } from "@/components/ColumnChoice";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { SearchField } from "@/components/SearchField";
import { StateWord } from "@/components/StateWord";
import { Toolbar } from "@/components/Toolbar";
import { languageName } from "@/lib/format";
import { say } from "@/lib/words";
import { SyncTemplates } from "./SyncTemplates";
import { templateStates, templateTone } from "./words";

const columns: Column<Template>[] = [
  { id: "name", title: say("ui-template-name"), sort: (row) => row.name, cell: (row) => <b>{row.name}</b>, width: "minmax(176px, 1.3fr)" },
  { id: "state", title: say("ui-template-state"), sort: (row) => row.state, cell: (row) => <StateWord tone={templateTone(row.state)}>{say("ui-template-state-word", { state: row.state })}</StateWord>, width: "96px" },
  { id: "kind", title: say("ui-template-kind"), sort: (row) => row.kind, cell: (row) => say("ui-template-kind-name", { kind: row.kind }), width: "96px" },
  { id: "category", title: say("ui-template-category"), sort: (row) => row.category ?? "", cell: (row) => (row.category ? say("ui-template-category-name", { category: row.category }) : "–"), width: "112px" },
  { id: "languages", title: say("ui-template-languages"), cell: (row) => row.translations.map((each) => languageName(each.language)).join(", "), width: "minmax(144px, 1fr)" },
  { id: "variables", title: say("ui-template-variables"), numeric: true, sort: (row) => row.translations[0]?.variables.length ?? 0, cell: (row) => row.translations[0]?.variables.length ?? 0, width: "72px" },
  { id: "synced", title: say("ui-template-synced"), sort: (row) => row.synced_at, cell: (row) => <Moment at={row.synced_at} form="ago" />, width: "112px" },
];

export function TemplatesPage() {
  const go = useNavigate();
  const { account, search, state, kind } = useSearch({ from: "/templates" });
  const [visibility, choose] = useColumns("templates");
  const list = usePagesCommand("templates.list", { account_id: account, search, state: state as Template["state"], kind: kind as Template["kind"] });
  const filter = (change: { search?: string; state?: string; kind?: string }) => void go({ to: "/templates", search: { account, search, state, kind, ...change }, replace: true });
  const filtered = Boolean(search || state || kind);
  return (
    <Page title={say("ui-templates-title")} actions={<SyncTemplates account={account} />} fill>
      <Toolbar end={<ColumnChoice columns={columns} visibility={visibility} onChange={choose} />}>
        <SearchField value={search ?? ""} onChange={(text) => filter({ search: text || undefined })} label={say("ui-templates-search")} />
        <Chips label={say("ui-template-kind")} chosen={kind ?? null} onChoose={(value) => filter({ kind: value ?? undefined })} values={["whatsapp", "omni"].map((value) => ({ value, label: say("ui-template-kind-name", { kind: value }) }))} />
        <Chips label={say("ui-template-state")} chosen={state ?? null} onChoose={(value) => filter({ state: value ?? undefined })} values={templateStates.slice(0, 4).map((value) => ({ value, label: say("ui-template-state-word", { state: value }) }))} />
      </Toolbar>
      <DataTable
        label={say("ui-templates-title")}
        columns={columns}
        rows={list.rows}
        rowId={(row) => row.id}
        hidden={visibility}
        onOpen={(row) => void go({ to: "/templates/$id", params: { id: row.id } })}
        loading={list.loading}
        fault={list.fault}
        onRetry={list.retry}
        onEnd={list.fetchMore}
        more={list.more}
        empty={
          <Empty picture="message" title={filtered ? say("ui-templates-none-found") : say("ui-templates-none")}>
            {filtered ? null : say("ui-templates-none-words")}
          </Empty>
        }
      />
    </Page>
  );
}
