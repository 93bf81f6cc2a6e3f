/** Every contact, searched by number or name, or those of one list. */
import { Button, Select } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePagesCommand, useQueryCommand } from "@/api/commands";
import type { Request } from "@/api/contract";
import { ColumnChoice, useColumns } from "@/components/ColumnChoice";
import { DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { LinkButton } from "@/components/LinkButton";
import { SavedViews } from "@/components/SavedViews";
import { SearchField } from "@/components/SearchField";
import { Toolbar } from "@/components/Toolbar";
import { readSort, sortFields, writeSort } from "@/lib/sort";
import { say } from "@/lib/words";
import { contactColumns as columns } from "./contactColumns";

type By = NonNullable<Request<"audiences.contacts">["sort"]>;

/** Lists offered in the filter; whoever has more goes there from the list itself. */
const LISTS = 500;

export function ContactsTab() {
  const go = useNavigate();
  const { account, list, search, sort } = useSearch({ from: "/audiences" });
  const [visibility, choose] = useColumns("contacts");
  const lists = useQueryCommand("audiences.lists", { limit: LISTS }).data?.items ?? [];
  const order = readSort<By>(sort);
  const contacts = usePagesCommand("audiences.contacts", { list_id: list, search, ...sortFields(order) });
  const view = { list, search, sort };
  const filter = (change: Partial<typeof view>) => void go({ to: "/audiences", search: { account, ...view, ...change }, replace: true });
  const filtered = Boolean(list || search);
  const clear = (
    <Button variant="default" onClick={() => filter({ list: undefined, search: undefined })}>
      {say("ui-contacts-clear")}
    </Button>
  );
  return (
    <>
      <Toolbar
        end={
          <>
            <SavedViews list="contacts" search={view} onApply={(next) => void go({ to: "/audiences", search: { account, ...next } })} />
            <ColumnChoice columns={columns} visibility={visibility} onChange={choose} />
          </>
        }
      >
        <SearchField value={search ?? ""} onChange={(text) => filter({ search: text || undefined })} label={say("ui-contacts-search")} />
        <Select aria-label={say("ui-contact-list")} placeholder={say("ui-contacts-any-list")} clearable searchable data={lists.map((each) => ({ value: each.id, label: each.name }))} value={list ?? null} onChange={(value) => filter({ list: value ?? undefined })} />
      </Toolbar>
      <DataTable
        {...contacts.table}
        label={say("ui-contacts-title")}
        columns={columns}
        rowId={(row) => row.id}
        hidden={visibility}
        sort={order}
        onSort={(next) => filter({ sort: writeSort(next) })}
        onOpen={(row) => void go({ to: "/audiences/contacts/$id", params: { id: row.id } })}
        empty={filtered ? <Empty title={say("ui-contacts-none-found")} action={clear} /> : <Empty title={say("ui-contacts-none")} action={<LinkButton to="/audiences/import">{say("ui-audiences-import")}</LinkButton>} />}
      />
    </>
  );
}
