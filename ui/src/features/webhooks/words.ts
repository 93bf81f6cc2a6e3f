/** Tones of what became of a callback. */
import type { Callback } from "@/api/contract";
import type { Tone } from "@/components/StateWord";

export const verdictTone: Record<Callback["verdict"], Tone> = { valid: "good", late: "warn", quarantined: "bad", unparsable: "bad" };
