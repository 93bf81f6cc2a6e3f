/** Every contact, searched by number or name, or those of one list. */
import { Select } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePagesCommand, useQueryCommand } from "@/api/commands";
import type { Contact } from "@/api/contract";
import { ColumnChoice, useColumns } from "@/components/ColumnChoice";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Phone } from "@/components/Phone";
import { SearchField } from "@/components/SearchField";
import { Toolbar } from "@/components/Toolbar";
import { languageName } from "@/lib/format";
import { say } from "@/lib/words";

const columns: Column<Contact>[] = [
  { id: "phone", title: say("ui-contact-phone"), cell: (row) => <Phone number={row.phone} />, width: "152px" },
  { id: "name", title: say("ui-contact-name"), cell: (row) => row.name || "–", width: "minmax(144px, 1fr)" },
  { id: "language", title: say("ui-contact-language"), cell: (row) => (row.language ? languageName(row.language) : "–"), width: "80px" },
  { id: "lists", title: say("ui-contact-lists"), cell: (row) => row.lists.join(", ") || "–", width: "minmax(136px, 1fr)" },
  { id: "attributes", title: say("ui-contact-attributes"), cell: (row) => <span title={attributes(row)}>{attributes(row)}</span>, width: "minmax(192px, 2fr)" },
  { id: "created", title: say("ui-contact-created"), cell: (row) => <Moment at={row.created_at} />, width: "104px" },
];

function attributes({ attributes }: Contact): string {
  return (
    Object.entries(attributes)
      .filter(([, value]) => value)
      .map(([name, value]) => `${name}: ${value}`)
      .join(" · ") || "–"
  );
}

export function ContactsTab() {
  const go = useNavigate();
  const { account, tab, list, search } = useSearch({ from: "/audiences" });
  const [visibility, choose] = useColumns("contacts");
  const lists = useQueryCommand("audiences.lists", {}).data?.items ?? [];
  const contacts = usePagesCommand("audiences.contacts", { list_id: list, search });
  const filter = (change: { list?: string; search?: string }) => void go({ to: "/audiences", search: { account, tab, list, search, ...change }, replace: true });
  const filtered = Boolean(list || search);
  return (
    <>
      <Toolbar end={<ColumnChoice columns={columns} visibility={visibility} onChange={choose} />}>
        <SearchField value={search ?? ""} onChange={(text) => filter({ search: text || undefined })} label={say("ui-contacts-search")} />
        <Select aria-label={say("ui-contact-list")} placeholder={say("ui-contacts-any-list")} clearable data={lists.map((each) => ({ value: each.id, label: each.name }))} value={list ?? null} onChange={(value) => filter({ list: value ?? undefined })} />
      </Toolbar>
      <DataTable
        label={say("ui-contacts-title")}
        columns={columns}
        rows={contacts.rows}
        rowId={(row) => row.id}
        hidden={visibility}
        loading={contacts.loading}
        fault={contacts.fault}
        onRetry={contacts.retry}
        onEnd={contacts.fetchMore}
        more={contacts.more}
        empty={filtered ? <Empty title={say("ui-contacts-none-found")} /> : <Empty title={say("ui-contacts-none")} action={<LinkButton to="/audiences/import">{say("ui-audiences-import")}</LinkButton>} />}
      />
    </>
  );
}
