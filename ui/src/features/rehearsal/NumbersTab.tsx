/** Numbers with a story, so that each outcome can be caused on purpose; those in view become an audience. */
import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useQueryCommand } from "@/api/commands";
import type { ScenarioNumber } from "@/api/contract";
import { Chips } from "@/components/Chips";
import { CopyValue } from "@/components/CopyValue";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { SearchField } from "@/components/SearchField";
import { Toolbar } from "@/components/Toolbar";
import { say } from "@/lib/words";
import { MakeAudience } from "./MakeAudience";
import { fits, kinds } from "./numbers";

const columns: Column<ScenarioNumber>[] = [
  { id: "number", title: say("ui-number"), sort: (row) => row.number, cell: (row) => <CopyValue value={row.number} what={row.number} />, width: "152px" },
  { id: "story", title: say("ui-number-story"), sort: (row) => row.story, cell: (row) => <span title={row.story}>{row.story}</span>, width: "minmax(240px, 1.8fr)" },
  { id: "code", title: say("ui-number-code"), sort: (row) => row.code ?? "", cell: (row) => (row.code ? <span className="mono" title={row.code}>{row.code}</span> : "–"), width: "minmax(176px, 1fr)" },
  { id: "meaning", title: say("ui-number-meaning"), cell: (row) => <span title={row.meaning ?? undefined}>{row.meaning ?? "–"}</span>, width: "minmax(144px, 1fr)" },
  { id: "kind", title: say("ui-number-whose"), sort: (row) => row.kind ?? "", cell: (row) => (row.kind ? say("ui-number-kind", { kind: row.kind }) : "–"), width: "128px" },
];

const none: ScenarioNumber[] = [];

export function NumbersTab({ account }: { account: string }) {
  const go = useNavigate();
  const { account: scope, tab, search, kind } = useSearch({ from: "/rehearsal" });
  const [making, setMaking] = useState(false);
  const scenarios = useQueryCommand("rehearsal.scenarios", { account_id: account });
  const all = scenarios.data?.items ?? none;
  const rows = all.filter((row) => fits(row, kind, search));
  const filter = (change: { search?: string; kind?: string }) => void go({ to: "/rehearsal", search: { account: scope, tab, search, kind, ...change }, replace: true });
  return (
    <>
      <Toolbar
        end={
          <Button onClick={() => setMaking(true)} disabled={rows.length === 0} title={rows.length === 0 ? say("ui-numbers-none-found") : undefined}>
            {say("ui-numbers-audience", { n: rows.length })}
          </Button>
        }
      >
        <SearchField value={search ?? ""} onChange={(text) => filter({ search: text || undefined })} label={say("ui-numbers-search")} />
      </Toolbar>
      <Chips label={say("ui-number-whose")} chosen={kind ?? null} onChoose={(value) => filter({ kind: value ?? undefined })} values={kinds.map((value) => ({ value, label: say("ui-number-kind", { kind: value }) }))} />
      <DataTable
        label={say("ui-rehearsal-tab", { tab: "numbers" })}
        columns={columns}
        rows={rows}
        rowId={(row) => row.number}
        onOpen={(row) => void go({ to: "/rehearsal", search: { account: scope, tab: "phone", phone: row.number } })}
        loading={scenarios.isPending}
        fault={scenarios.error}
        onRetry={() => void scenarios.refetch()}
        empty={<Empty title={say("ui-numbers-none-found")} />}
      />
      <MakeAudience account={account} numbers={rows.map((row) => row.number)} opened={making} onClose={() => setMaking(false)} />
    </>
  );
}
