/** The customer's phone: who was written to, at the left; what stands on one phone, at the right. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useQueryCommand } from "@/api/commands";
import type { Account, PhoneHolder } from "@/api/contract";
import { Empty } from "@/components/Empty";
import { FaultNotice } from "@/components/FaultNotice";
import { Moment } from "@/components/Moment";
import { groupPhone } from "@/lib/phone";
import { say } from "@/lib/words";
import { ChooseHolder } from "./ChooseHolder";
import { Handset } from "./Handset";
import classes from "./RehearsalPage.module.css";

/** The rehearsal does not announce what reaches a phone. */
const EVERY_MS = 3000;
const none: PhoneHolder[] = [];

export function PhoneTab({ account }: { account: Account }) {
  const go = useNavigate();
  const { account: scope, phone, channel } = useSearch({ from: "/rehearsal" });
  const list = useQueryCommand("rehearsal.phones", { account_id: account.id }, { refreshEvery: EVERY_MS, fresh: true });
  const holders = list.data?.items ?? none;
  const chosen = phone ?? holders[0]?.identity;
  const channels = account.channels.map((each) => each.channel as string);
  const last = holders.find((each) => each.identity === chosen)?.channel;
  const by = [channel, last, channels[0]].find((each) => each && channels.includes(each)) ?? "WHATSAPP";
  const show = (change: { phone?: string; channel?: string }) => void go({ to: "/rehearsal", search: { account: scope, tab: "phone", phone: chosen, channel, ...change }, replace: true });
  return (
    <div className={classes.phone}>
      <div className={classes.people}>
        <ChooseHolder onChoose={(identity) => show({ phone: identity, channel: undefined })} />
        <FaultNotice fault={list.error} onRetry={() => void list.refetch()} />
        {holders.length > 0 ? (
          <ul aria-label={say("ui-phone-people")}>
            {holders.map((each) => (
              <li key={each.identity}>
                <button type="button" className={classes.person} aria-pressed={each.identity === chosen} onClick={() => show({ phone: each.identity, channel: undefined })}>
                  <b>{each.name ?? groupPhone(each.identity)}</b>
                  <span className="small dim">
                    <Moment at={each.at} />
                  </span>
                  <span>{each.text}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        {list.data && holders.length === 0 ? <p className="dim">{say("ui-phone-nobody")}</p> : null}
      </div>
      {chosen ? (
        <Handset key={chosen} account={account.id} identity={chosen} channel={by} channels={channels} onChannel={(next) => show({ channel: next })} />
      ) : (
        <Empty title={say("ui-phone-none")} picture="message">
          {say("ui-phone-none-words")}
        </Empty>
      )}
    </div>
  );
}
