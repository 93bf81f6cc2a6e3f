/** Every message that campaigns sent, or were to send, to a person; each leads to its row in the campaign. */
import { useNavigate } from "@tanstack/react-router";
import { usePagesCommand } from "@/api/commands";
import type { ContactMessage } from "@/api/contract";
import { type Column, DataTable } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Moment } from "@/components/Moment";
import { StateWord } from "@/components/StateWord";
import { languageName } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./ContactPage.module.css";
import { messageTone } from "./words";

const columns: Column<ContactMessage>[] = [
  { id: "campaign", title: say("ui-message-campaign"), cell: (row) => <b>{row.campaign_name}</b>, width: "minmax(136px, 2fr)" },
  { id: "state", title: say("ui-message-state"), cell: (row) => <StateWord tone={messageTone(row.state)}>{say("ui-state", { state: row.state })}</StateWord>, width: "112px" },
  { id: "reason", title: say("ui-message-reason"), cell: (row) => (row.reason_words ? <span title={`${row.reason ?? ""} ${row.reason_words}`}>{row.reason_words}</span> : <span className="dim">{"–"}</span>), width: "minmax(96px, 2fr)" },
  { id: "channel", title: say("ui-message-channel"), cell: (row) => <span title={languageName(row.language)}>{say("ui-channel", { channel: row.channel })}</span>, width: "80px" },
  { id: "updated", title: say("ui-message-updated"), cell: (row) => <Moment at={row.updated_at} />, width: "104px" },
];

export function Messages({ contact }: { contact: string }) {
  const go = useNavigate();
  const messages = usePagesCommand("audiences.contact_messages", { contact_id: contact });
  return (
    <section className={classes.messages} aria-label={say("ui-messages-title")}>
      <h2>{say("ui-messages-title")}</h2>
      <DataTable
        {...messages.table}
        label={say("ui-messages-title")}
        columns={columns}
        rowId={(row) => row.id}
        onOpen={(row) => void go({ to: "/campaigns/$id", params: { id: row.campaign_id }, search: { recipient: row.id } })}
        empty={<Empty picture="message" title={say("ui-messages-none")} />}
      />
    </section>
  );
}
