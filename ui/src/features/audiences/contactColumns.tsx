/** The columns of every list of contacts. */
import type { Contact } from "@/api/contract";
import type { Column } from "@/components/DataTable";
import { Moment } from "@/components/Moment";
import { Phone } from "@/components/Phone";
import { languageName } from "@/lib/format";
import { say } from "@/lib/words";

export const contactColumns: Column<Contact>[] = [
  { id: "phone", title: say("ui-contact-phone"), sortKey: "phone", cell: (row) => <Phone number={row.phone} />, width: "152px" },
  { id: "name", title: say("ui-contact-name"), sortKey: "name", cell: (row) => row.name || <span className="dim">{"–"}</span>, width: "minmax(144px, 1fr)" },
  { id: "language", title: say("ui-contact-language"), cell: (row) => (row.language ? languageName(row.language) : <span className="dim">{"–"}</span>), width: "80px" },
  { id: "lists", title: say("ui-contact-lists"), cell: (row) => row.lists.join(", ") || <span className="dim">{"–"}</span>, width: "minmax(136px, 1fr)" },
  { id: "attributes", title: say("ui-contact-attributes"), cell: (row) => <span title={attributes(row)}>{attributes(row)}</span>, width: "minmax(192px, 2fr)" },
  { id: "created", title: say("ui-contact-created"), sortKey: "created", cell: (row) => <Moment at={row.created_at} />, width: "104px" },
];

function attributes({ attributes }: Contact): string {
  return (
    Object.entries(attributes)
      .filter(([, value]) => value)
      .map(([name, value]) => `${name}: ${value}`)
      .join(" · ") || "–"
  );
}
