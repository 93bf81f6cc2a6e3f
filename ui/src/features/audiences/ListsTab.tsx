/** The lists, and how many people are in each. */
import { useNavigate } from "@tanstack/react-router";
import { useQueryCommand } from "@/api/commands";
import type { ContactList } from "@/api/contract";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { count } from "@/lib/format";
import { say } from "@/lib/words";

const columns: Column<ContactList>[] = [
  { id: "name", title: say("ui-list-name"), sort: (row) => row.name.toLowerCase(), cell: (row) => <b>{row.name}</b>, width: "minmax(192px, 2fr)" },
  { id: "members", title: say("ui-list-members"), numeric: true, sort: (row) => row.members, cell: (row) => count(row.members), width: "112px" },
  { id: "created", title: say("ui-list-created"), sort: (row) => row.created_at, cell: (row) => <Moment at={row.created_at} />, width: "minmax(136px, 1fr)" },
];

const none: ContactList[] = [];

export function ListsTab() {
  const go = useNavigate();
  const lists = useQueryCommand("audiences.lists", {});
  return (
    <DataTable
      label={say("ui-lists-title")}
      columns={columns}
      rows={lists.data?.items ?? none}
      rowId={(row) => row.id}
      onOpen={(row) => void go({ to: "/audiences", search: (search) => ({ account: search.account, list: row.id }) })}
      loading={lists.isPending}
      fault={lists.error}
      onRetry={() => void lists.refetch()}
      empty={<Empty title={say("ui-lists-none")} action={<LinkButton to="/audiences/import">{say("ui-audiences-import")}</LinkButton>} />}
    />
  );
}
