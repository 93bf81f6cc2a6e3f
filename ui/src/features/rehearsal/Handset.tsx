/** One phone: what reached it, and everything its holder can do. */
import { Select } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Deed, PhoneMessage } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { groupPhone } from "@/lib/phone";
import { say } from "@/lib/words";
import { Composer } from "./Composer";
import { MessageBubble } from "./MessageBubble";
import classes from "./RehearsalPage.module.css";

/** The rehearsal does not announce what reaches a phone. */
const EVERY_MS = 1500;
const none: PhoneMessage[] = [];

interface HandsetProps {
  account: string;
  identity: string;
  channel: string;
  channels: string[];
  onChannel: (channel: string) => void;
}

export function Handset({ account, identity, channel, channels, onChannel }: HandsetProps) {
  const thread = useQueryCommand("rehearsal.thread", { account_id: account, identity }, { refreshEvery: EVERY_MS, fresh: true });
  const answer = useMutationCommand("rehearsal.answer");
  const messages = thread.data?.messages ?? none;
  const end = useRef<HTMLDivElement>(null);
  const last = messages.at(-1)?.id;
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [last]);
  const act = (deed: Deed, done?: () => void) => answer.mutate({ account_id: account, identity, channel: channel as never, deed }, { onSuccess: done });
  const name = thread.data?.name ?? groupPhone(identity);
  return (
    <section className={classes.handset} aria-label={say("ui-phone-of", { name })}>
      <div className={classes.top}>
        <span className={classes.face} aria-hidden>
          {name.replace("+", "").slice(0, 1).toUpperCase()}
        </span>
        <div>
          <b>{name}</b>
          <span className="small dim">{groupPhone(identity)}</span>
        </div>
        <Select w={144} aria-label={say("ui-phone-channel")} allowDeselect={false} data={channels.map((value) => ({ value, label: say("ui-channel", { channel: value }) }))} value={channel} onChange={(value) => value && onChannel(value)} />
      </div>
      <div className={classes.thread} role="log" aria-label={say("ui-phone-thread")} tabIndex={0}>
        {thread.data && messages.length === 0 ? <p className="dim">{say("ui-phone-empty")}</p> : null}
        {messages.map((message) => (
          <MessageBubble key={message.id} message={message} onAct={act} />
        ))}
        <FaultNotice fault={thread.error ?? answer.error} />
        <div ref={end} />
      </div>
      <Composer sending={answer.isPending} onSend={act} />
    </section>
  );
}
