/** What the log is narrowed to, as it stands in the address and as the command asks for it. */
import type { Callback } from "@/api/contract";
import { states, verdicts } from "./words";

export interface LogSearch {
  campaign?: string;
  trigger?: string;
  verdict?: string;
  state?: string;
  within?: string;
  search?: string;
}

/** How far back, by its word in the address; in milliseconds. */
export const withins = { "15m": 900_000, "1h": 3_600_000, "24h": 86_400_000, "7d": 604_800_000 } as const;

/** The request of a search. A word that is none is left out. `now` is rounded, so that the list does not begin anew at each look. */
export function asked({ campaign, trigger, verdict, state, within, search }: LogSearch, now: number) {
  const back = withins[within as keyof typeof withins] as number | undefined;
  return {
    campaign_id: campaign,
    trigger,
    verdict: verdicts.find((each): each is Callback["verdict"] => each === verdict),
    state: states.find((each): each is Callback["state"] => each === state),
    from_at: back === undefined ? undefined : Math.floor((now - back) / 60_000) * 60_000,
    search,
  };
}

export function isNarrowed(search: LogSearch): boolean {
  return Object.values(search).some(Boolean);
}
