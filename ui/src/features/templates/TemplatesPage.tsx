/** Templates of both kinds, as Sinch has them, and the sync that says what changed. */
import { Button, Select } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePagesCommand, useQueryCommand } from "@/api/commands";
import type { Request, Template } from "@/api/contract";
import { ColumnChoice, useColumns } from "@/components/ColumnChoice";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { SavedViews } from "@/components/SavedViews";
import { SearchField } from "@/components/SearchField";
import { StateWord } from "@/components/StateWord";
import { Toolbar } from "@/components/Toolbar";
import { languageName } from "@/lib/format";
import { readSort, sortFields, writeSort } from "@/lib/sort";
import { say } from "@/lib/words";
import { LastSync } from "./LastSync";
import { commonChannels } from "./preview";
import { SyncTemplates } from "./SyncTemplates";
import { templateCategories, templateKinds, templateStates, templateTone } from "./words";

type Ask = Request<"templates.list">;
type By = NonNullable<Ask["sort"]>;

const columns: Column<Template>[] = [
  { id: "name", title: say("ui-template-name"), sortKey: "name", cell: (row) => <b>{row.name}</b>, width: "minmax(176px, 1.3fr)" },
  { id: "state", title: say("ui-template-state"), sortKey: "state", cell: (row) => <StateWord tone={templateTone(row.state)}>{say("ui-template-state-word", { state: row.state })}</StateWord>, width: "112px" },
  { id: "kind", title: say("ui-template-kind"), sortKey: "kind", cell: (row) => say("ui-template-kind-name", { kind: row.kind }), width: "104px" },
  { id: "category", title: say("ui-template-category"), sortKey: "category", cell: (row) => (row.category ? say("ui-template-category-name", { category: row.category }) : <span className="dim">{"–"}</span>), width: "112px" },
  { id: "languages", title: say("ui-template-languages"), cell: (row) => row.translations.map((each) => languageName(each.language)).join(", "), width: "minmax(144px, 1fr)" },
  { id: "variables", title: say("ui-template-variables"), numeric: true, cell: (row) => row.translations[0]?.variables.length ?? 0, width: "72px" },
  { id: "synced", title: say("ui-template-synced"), sortKey: "synced", cell: (row) => <Moment at={row.synced_at} form="ago" />, width: "120px" },
];

export function TemplatesPage() {
  const go = useNavigate();
  const { account, search, state, kind, category, language, channel, sort } = useSearch({ from: "/templates" });
  const [visibility, choose] = useColumns("templates");
  const languages = useQueryCommand("templates.languages", { account_id: account }).data?.items ?? [];
  const order = readSort<By>(sort);
  const list = usePagesCommand("templates.list", { account_id: account, search, state: state as Ask["state"], kind: kind as Ask["kind"], category, language, channel: channel as Ask["channel"], ...sortFields(order) });
  const view = { search, state, kind, category, language, channel, sort };
  const filter = (change: Partial<typeof view>) => void go({ to: "/templates", search: { account, ...view, ...change }, replace: true });
  const filtered = Boolean(search || state || kind || category || language || channel);
  const clear = (
    <Button variant="default" onClick={() => void go({ to: "/templates", search: { account, sort } })}>
      {say("ui-templates-clear")}
    </Button>
  );
  return (
    <Page title={say("ui-templates-title")} under={<LastSync account={account} />} actions={<SyncTemplates account={account} />} fill>
      <Toolbar
        end={
          <>
            <SavedViews list="templates" search={view} onApply={(next) => void go({ to: "/templates", search: { account, ...next } })} />
            <ColumnChoice columns={columns} visibility={visibility} onChange={choose} />
          </>
        }
      >
        <SearchField value={search ?? ""} onChange={(text) => filter({ search: text || undefined })} label={say("ui-templates-search")} />
        <One label={say("ui-template-kind")} values={templateKinds} word={(value) => say("ui-template-kind-name", { kind: value })} chosen={kind} onChoose={(value) => filter({ kind: value })} />
        <One label={say("ui-template-state")} values={templateStates} word={(value) => say("ui-template-state-word", { state: value })} chosen={state} onChoose={(value) => filter({ state: value })} />
        <One label={say("ui-template-category")} values={templateCategories} word={(value) => say("ui-template-category-name", { category: value })} chosen={category} onChoose={(value) => filter({ category: value })} />
        <One label={say("ui-template-language")} values={languages} word={languageName} chosen={language} onChoose={(value) => filter({ language: value })} />
        <One label={say("ui-template-channel")} values={commonChannels} word={(value) => say("ui-channel", { channel: value })} chosen={channel} onChoose={(value) => filter({ channel: value })} />
      </Toolbar>
      <DataTable
        {...list.table}
        label={say("ui-templates-title")}
        columns={columns}
        rowId={(row) => row.id}
        hidden={visibility}
        sort={order}
        onSort={(next) => filter({ sort: writeSort(next) })}
        onOpen={(row) => void go({ to: "/templates/$id", params: { id: row.id } })}
        empty={
          <Empty picture="message" title={filtered ? say("ui-templates-none-found") : say("ui-templates-none")} action={filtered ? clear : null}>
            {filtered ? null : say("ui-templates-none-words")}
          </Empty>
        }
      />
    </Page>
  );
}

interface OneProps {
  label: string;
  values: string[];
  word: (value: string) => string;
  chosen: string | undefined;
  onChoose: (value: string | undefined) => void;
}

/** A filter with more values than chips have room for. */
function One({ label, values, word, chosen, onChoose }: OneProps) {
  return <Select w={128} aria-label={label} placeholder={label} clearable data={values.map((value) => ({ value, label: word(value) }))} value={chosen ?? null} onChange={(value) => onChoose(value ?? undefined)} />;
}
