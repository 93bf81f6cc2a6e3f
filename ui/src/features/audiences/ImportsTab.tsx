/** The files that were imported, all or into one list: what became of each. */
import { useNavigate } from "@tanstack/react-router";
import { usePagesCommand } from "@/api/commands";
import type { Import } from "@/api/contract";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { StateWord } from "@/components/StateWord";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import { importTone } from "./words";

const columns: Column<Import>[] = [
  { id: "file", title: say("ui-import-file"), cell: (row) => <b>{row.file_name}</b>, width: "minmax(176px, 2fr)" },
  { id: "state", title: say("ui-import-state-title"), cell: (row) => <StateWord tone={importTone[row.state]}>{say("ui-import-state-short", { state: row.state })}</StateWord>, width: "104px" },
  { id: "list", title: say("ui-contact-list"), cell: (row) => row.list_name, width: "minmax(144px, 1.5fr)" },
  { id: "imported", title: say("ui-import-imported"), numeric: true, cell: (row) => count(row.imported), width: "80px" },
  { id: "duplicates", title: say("ui-import-duplicates"), numeric: true, cell: (row) => count(row.duplicates), width: "88px" },
  { id: "rejected", title: say("ui-import-rejected"), numeric: true, cell: (row) => count(row.rejected), width: "72px" },
  { id: "at", title: say("ui-import-at"), cell: (row) => <Moment at={row.created_at} />, width: "112px" },
];

export function ImportsTab({ list }: { list?: string }) {
  const go = useNavigate();
  const imports = usePagesCommand("audiences.imports", { list_id: list });
  return (
    <DataTable
      {...imports.table}
      label={say("ui-imports-title")}
      columns={list ? columns.filter((column) => column.id !== "list") : columns}
      rowId={(row) => row.id}
      onOpen={(row) => void go({ to: "/audiences/import", search: { id: row.id } })}
      empty={
        <Empty
          title={say(list ? "ui-imports-none-list" : "ui-imports-none")}
          action={
            <LinkButton to="/audiences/import" search={{ list }}>
              {say("ui-audiences-import")}
            </LinkButton>
          }
        />
      }
    />
  );
}
