/** From audience to read: how many came at least so far. A press shows the recipients behind the number. */
import { useNavigate } from "@tanstack/react-router";
import type { Campaign } from "@/api/contract";
import { count, share } from "@/lib/format";
import { funnel } from "@/lib/status";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";

export function Funnel({ campaign }: { campaign: Campaign }) {
  const go = useNavigate();
  const all = Math.max(1, campaign.total);
  return (
    <ol className={classes.funnel}>
      {funnel(campaign.counts).map(({ step, n }) => (
        <li key={step}>
          <button type="button" onClick={() => void go({ to: "/campaigns/$id", params: { id: campaign.id }, search: (search) => ({ account: search.account, reached: step === "audience" ? undefined : step }), resetScroll: false, hash: "recipients" })}>
            <span>{say("ui-campaign-funnel", { step })}</span>
            <b>{count(n)}</b>
            <span>{step === "audience" ? say("ui-campaign-people") : share(n, campaign.total)}</span>
            <i aria-hidden>
              <u style={{ width: `${(n / all) * 100}%`, background: `var(--status-${step === "audience" ? "enqueued" : step})` }} />
            </i>
          </button>
        </li>
      ))}
    </ol>
  );
}
