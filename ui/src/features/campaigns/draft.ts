/** A campaign being written: what is still missing, and the guess that fills variables. Pure; the wizard draws it. */
import type { Campaign, CampaignForm, Translation } from "@/api/contract";

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

/** The highest rate that can be asked for: Sinch's limit for a whole project. */
export const HIGHEST_RATE = 800;

/** A draft with the choices of a campaign. */
export function copyOf({ account_id, template_id, channel, language, list_id, rate, variables }: Campaign, name: string): Draft {
  return { name, account_id, template_id, channel, language, list_id, rate, variables };
}

/** A draft as it is kept while it is unfinished, with the place where its writer was. */
export interface KeptDraft extends Draft {
  step?: Step;
  /** What an address began it with, so that the same address goes on with it after a reload. */
  begunBy?: string;
}

/**
 * What the wizard begins with: a link that names a template, a list or another campaign begins anew, unless it is the
 * one that began the unfinished draft; without such a link the unfinished draft goes on where it was left.
 */
export function takeUp(given: Partial<Draft>, kept: KeptDraft): { draft: Draft; step: Step; begunBy: string | undefined } {
  const begunBy = Object.values(given).some(Boolean) ? JSON.stringify(given) : undefined;
  if (begunBy !== undefined && kept.begunBy !== begunBy) return { draft: { ...emptyDraft, ...given }, step: "basics", begunBy };
  const { step = "basics", begunBy: before, ...draft } = kept;
  // Nothing has been saved, so nothing can be checked yet.
  const open = steps.indexOf(step) > steps.indexOf(firstOpen(draft)) ? firstOpen(draft) : step;
  return { draft, step: open === "check" ? "rate" : open, begunBy: before };
}

/** Whether anything was entered: an account that is the only one does not count. */
export function begun(draft: Draft): boolean {
  return draft.name.trim() !== "" || draft.template_id !== "" || draft.list_id !== "";
}

/** The first step that still lacks something. */
export function firstOpen(draft: Draft): Step {
  return steps.find((step) => !done(step, draft)) ?? "rate";
}

/** The step that asks for a field of the form. */
export function stepOfField(field: string): Step {
  if (field.startsWith("variables")) return "variables";
  if (field === "rate") return "rate";
  if (field === "list_id") return "audience";
  return ["template_id", "channel", "language"].includes(field) ? "template" : "basics";
}

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
      return draft.rate === null || (draft.rate >= 1 && draft.rate <= HIGHEST_RATE);
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
export function readDraft(kept: string | null): KeptDraft {
  try {
    return kept ? { ...emptyDraft, ...(JSON.parse(kept) as Partial<KeptDraft>) } : emptyDraft;
  } catch {
    return emptyDraft;
  }
}
