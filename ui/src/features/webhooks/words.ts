/** Tones and choices of the callback log, in one place for list, filters and panel. */
import type { Callback } from "@/api/contract";
import type { Tone } from "@/components/StateWord";

export const verdictTone: Record<Callback["verdict"], Tone> = { valid: "good", late: "warn", quarantined: "bad", unparsable: "bad" };

export const verdicts: Callback["verdict"][] = ["valid", "late", "quarantined", "unparsable"];

/** `held` and `unparsable` are verdicts too, and chosen there. */
export const states: Callback["state"][] = ["waiting", "applied", "known", "stranger", "noted"];

/** Sinch's own words; a trigger that is not among them is found by searching. */
export const triggers = ["MESSAGE_DELIVERY", "MESSAGE_SUBMIT", "MESSAGE_INBOUND", "EVENT_DELIVERY", "EVENT_INBOUND", "CONVERSATION_START", "CONVERSATION_STOP", "CONTACT_CREATE", "OPT_IN", "OPT_OUT", "UNSUPPORTED"];
