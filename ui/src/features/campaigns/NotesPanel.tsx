/** Notes for whoever looks at the campaign later: who wrote what and when. */
import { Button, CloseButton, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";

export function NotesPanel({ campaign }: { campaign: Campaign }) {
  const notes = useQueryCommand("campaigns.notes", { id: campaign.id });
  const add = useMutationCommand("campaigns.add_note");
  const remove = useMutationCommand("campaigns.delete_note");
  const [text, setText] = useState("");
  const items = notes.data?.items ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ id: campaign.id, text }, { onSuccess: () => setText("") });
  };
  const wrong = add.error?.fields?.text;
  return (
    <Panel title={say("ui-notes-title")}>
      <FaultNotice fault={notes.error} onRetry={() => void notes.refetch()} />
      <form onSubmit={submit} className={classes.write}>
        <Textarea aria-label={say("ui-notes-write")} placeholder={say("ui-notes-write")} autosize minRows={2} maxRows={8} value={text} error={wrong} onChange={(event) => setText(event.currentTarget.value)} />
        {wrong ? null : <FaultNotice fault={add.error} />}
        <Button type="submit" size="xs" variant="default" loading={add.isPending} disabled={text.trim() === ""} title={text.trim() === "" ? say("ui-notes-empty") : undefined}>
          {say("ui-notes-add")}
        </Button>
      </form>
      <FaultNotice fault={remove.error} />
      <ul className={classes.notes}>
        {items.map((note) => (
          <li key={note.id}>
            <div className={classes.byline}>
              <span className="small dim">
                {note.who} {"·"} <Moment at={note.at} />
              </span>
              {note.deletable ? <CloseButton size="xs" aria-label={say("ui-notes-delete")} title={say("ui-notes-delete")} onClick={() => remove.mutate({ note_id: note.id })} /> : null}
            </div>
            <p>{note.text}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
