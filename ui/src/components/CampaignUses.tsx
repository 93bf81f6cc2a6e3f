/** The campaigns that use a thing (a list, a template), the newest first. The page that shows them reads them. */
import { useNavigate } from "@tanstack/react-router";
import type { CampaignUse } from "@/api/contract";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import { type Column, DataTable } from "./DataTable";
import { Moment } from "./Moment";
import { StateWord, type Tone } from "./StateWord";

const tones: Record<CampaignUse["state"], Tone> = { draft: "quiet", scheduled: "warn", launching: "busy", running: "busy", paused: "warn", finished: "good", cancelled: "quiet" };

const columns: Column<CampaignUse>[] = [
  { id: "name", title: say("ui-uses-name"), cell: (row) => <b>{row.name}</b>, width: "minmax(160px, 2fr)" },
  { id: "state", title: say("ui-uses-state"), cell: (row) => <StateWord tone={tones[row.state]}>{say("ui-campaign-state", { state: row.state })}</StateWord>, width: "104px" },
  { id: "channel", title: say("ui-uses-channel"), cell: (row) => say("ui-channel", { channel: row.channel }), width: "104px" },
  { id: "people", title: say("ui-uses-people"), numeric: true, cell: (row) => (row.people > 0 ? count(row.people) : "–"), width: "80px" },
  { id: "started", title: say("ui-uses-started"), cell: (row) => <Moment at={row.launched_at} />, width: "112px" },
];

type Table = Pick<Parameters<typeof DataTable<CampaignUse>>[0], "rows" | "of" | "loading" | "fault" | "onRetry" | "more" | "onEnd" | "onView" | "empty">;

export function CampaignUses(table: Table) {
  const go = useNavigate();
  const open = (row: CampaignUse) => (row.state === "draft" ? void go({ to: "/campaigns/new", search: { draft: row.id } }) : void go({ to: "/campaigns/$id", params: { id: row.id } }));
  return <DataTable {...table} label={say("ui-uses-title")} columns={columns} rowId={(row) => row.id} onOpen={open} />;
}
