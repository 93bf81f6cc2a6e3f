/** The lists, and how many people are on each. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePagesCommand } from "@/api/commands";
import type { ContactList, Request } from "@/api/contract";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { SavedViews } from "@/components/SavedViews";
import { SearchField } from "@/components/SearchField";
import { Toolbar } from "@/components/Toolbar";
import { count } from "@/lib/format";
import { readSort, sortFields, writeSort } from "@/lib/sort";
import { say } from "@/lib/words";

type By = NonNullable<Request<"audiences.lists">["sort"]>;

const columns: Column<ContactList>[] = [
  { id: "name", title: say("ui-list-name"), sortKey: "name", cell: (row) => <b>{row.name}</b>, width: "minmax(192px, 2fr)" },
  { id: "members", title: say("ui-list-members"), numeric: true, sortKey: "members", cell: (row) => count(row.members), width: "112px" },
  { id: "created", title: say("ui-list-created"), sortKey: "created", cell: (row) => <Moment at={row.created_at} />, width: "minmax(136px, 1fr)" },
];

export function ListsTab() {
  const go = useNavigate();
  const { account, search, sort } = useSearch({ from: "/audiences" });
  const order = readSort<By>(sort);
  const lists = usePagesCommand("audiences.lists", { search, ...sortFields(order) });
  const view = { search, sort };
  const filter = (change: Partial<typeof view>) => void go({ to: "/audiences", search: { account, tab: "lists", ...view, ...change }, replace: true });
  return (
    <>
      <Toolbar end={<SavedViews list="lists" search={view} onApply={(next) => void go({ to: "/audiences", search: { account, tab: "lists", ...next } })} />}>
        <SearchField value={search ?? ""} onChange={(text) => filter({ search: text || undefined })} label={say("ui-lists-search")} />
      </Toolbar>
      <DataTable
        {...lists.table}
        label={say("ui-lists-title")}
        columns={columns}
        rowId={(row) => row.id}
        sort={order}
        onSort={(next) => filter({ sort: writeSort(next) })}
        onOpen={(row) => void go({ to: "/audiences/lists/$id", params: { id: row.id } })}
        empty={search ? <Empty title={say("ui-lists-none-found")} /> : <Empty title={say("ui-lists-none")} action={<LinkButton to="/audiences/import">{say("ui-audiences-import")}</LinkButton>} />}
      />
    </>
  );
}
