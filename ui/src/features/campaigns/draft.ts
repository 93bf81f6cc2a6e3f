/** A campaign being written: what is still missing, and the guess that fills variables. Pure; the wizard draws it. */
import type { CampaignForm, Translation } from "@/api/contract";

export type Source = CampaignForm["variables"][number];

/** Everything may still be absent; `rate: null` means as fast as the app allows. */
export interface Draft {
  name: string;
  account_id: string;
  template_id: string;
  channel: string;
  language: string;
  list_id: string;
  rate: number | null;
  variables: Source[];
}

export const emptyDraft: Draft = { name: "", account_id: "", template_id: "", channel: "", language: "", list_id: "", rate: null, variables: [] };

export const steps = ["basics", "template", "audience", "variables", "rate", "check"] as const;
export type Step = (typeof steps)[number];

/** Whether a variable has somewhere to take its value from. */
export function mapped(source: Source): boolean {
  return source.source.value.trim() !== "";
}

/** Whether a step has all it needs. */
export function done(step: Step, draft: Draft): boolean {
  switch (step) {
    case "basics":
      return draft.name.trim() !== "" && draft.account_id !== "";
    case "template":
      return draft.template_id !== "" && draft.language !== "" && draft.channel !== "";
    case "audience":
      return draft.list_id !== "";
    case "variables":
      return done("template", draft) && draft.variables.every(mapped);
    case "rate":
      return draft.rate === null || draft.rate >= 1;
    case "check":
      return steps.slice(0, -1).every((each) => done(each, draft));
  }
}

/** The draft as the door takes it, once nothing is missing. */
export function formOf(draft: Draft): CampaignForm | null {
  return done("check", draft) ? ({ ...draft, name: draft.name.trim() } as CampaignForm) : null;
}

/** Keeps what was mapped, adds what the translation asks for, drops what it does not. */
export function mapVariables(translation: Translation, columns: string[], before: Source[]): Source[] {
  return translation.variables.map(({ key }, index) => before.find((each) => each.key === key && mapped(each)) ?? guess(key, index, columns));
}

/** A column of the variable's own name; else the person's name for the first one, as templates greet first. */
function guess(key: string, index: number, columns: string[]): Source {
  const own = columns.find((column) => column.toLowerCase() === key.toLowerCase());
  const greeting = index === 0 ? (columns.find((column) => /^(first_?name|nome|vorname|prénom)$/i.test(column)) ?? columns.find((column) => column === "name")) : undefined;
  return { key, source: { kind: "column", value: own ?? greeting ?? "" }, fallback: null };
}

/** The columns of an audience: those every contact has, then the file's own, as seen in the first contacts. */
export function columnsOf(contacts: { attributes: Record<string, string | undefined> }[]): string[] {
  const own = new Set(contacts.flatMap((contact) => Object.keys(contact.attributes)));
  return ["name", "phone", ...[...own].filter((name) => name !== "name" && name !== "phone").sort()];
}

/** A kept draft, or nothing when it cannot be read. */
export function readDraft(kept: string | null): Draft {
  try {
    return kept ? { ...emptyDraft, ...(JSON.parse(kept) as Partial<Draft>) } : emptyDraft;
  } catch {
    return emptyDraft;
  }
}
