/** The people on a list, in the order they joined or as asked for; each can be taken off it. */
import { ActionIcon } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { usePagesCommand } from "@/api/commands";
import type { Contact, ContactList, Request } from "@/api/contract";
import { ColumnChoice, useColumns } from "@/components/ColumnChoice";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { IconCross } from "@/components/icons";
import { SearchField } from "@/components/SearchField";
import { Toolbar } from "@/components/Toolbar";
import { groupPhone } from "@/lib/phone";
import { readSort, sortFields, writeSort } from "@/lib/sort";
import { say } from "@/lib/words";
import { contactColumns } from "./contactColumns";
import { RemoveMember } from "./RemoveMember";

type By = NonNullable<Request<"audiences.contacts">["sort"]>;

function columnsWith(onRemove: (contact: Contact) => void): Column<Contact>[] {
  const remove: Column<Contact> = {
    id: "remove",
    title: "",
    cell: (row) => (
      // The row itself opens the contact; a press here must not.
      <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
        <ActionIcon variant="subtle" color="gray" tabIndex={-1} aria-label={say("ui-member-remove-this", { name: row.name || groupPhone(row.phone) })} title={say("ui-member-remove")} onClick={() => onRemove(row)}>
          <IconCross />
        </ActionIcon>
      </span>
    ),
    width: "32px",
  };
  return [...contactColumns, remove];
}

export function Members({ list }: { list: ContactList }) {
  const go = useNavigate();
  const { id } = useParams({ from: "/audiences/lists/$id" });
  const { search, sort } = useSearch({ from: "/audiences/lists/$id" });
  const [visibility, choose] = useColumns("members");
  const [leaving, setLeaving] = useState<Contact | null>(null);
  const [columns] = useState(() => columnsWith(setLeaving));
  const order = readSort<By>(sort);
  const members = usePagesCommand("audiences.contacts", { list_id: id, search, ...sortFields(order) });
  const filter = (change: { search?: string; sort?: string }) => void go({ to: "/audiences/lists/$id", params: { id }, search: { search, sort, ...change }, replace: true });
  return (
    <>
      <Toolbar end={<ColumnChoice columns={contactColumns} visibility={visibility} onChange={choose} />}>
        <SearchField value={search ?? ""} onChange={(text) => filter({ search: text || undefined })} label={say("ui-contacts-search")} />
      </Toolbar>
      <DataTable
        {...members.table}
        label={say("ui-list-members")}
        columns={columns}
        rowId={(row) => row.id}
        hidden={visibility}
        sort={order}
        onSort={(next) => filter({ sort: writeSort(next) })}
        onOpen={(row) => void go({ to: "/audiences/contacts/$id", params: { id: row.id } })}
        empty={<Empty title={say(search ? "ui-contacts-none-found" : "ui-list-empty")} />}
      />
      {leaving ? <RemoveMember contact={leaving} list={list.id} listName={list.name} onClose={() => setLeaving(null)} /> : null}
    </>
  );
}
