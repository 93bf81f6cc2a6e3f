/**
 * The wizard's draft across reloads: kept in the preferences while it is incomplete, and as a draft
 * campaign as soon as it is whole. An address may begin one (`?name=&template=&list=`, `?clone=`) or take one up again (`?draft=`).
 */
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useMutationCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { useHost } from "@/api/HostContext";
import { keepDraft, readKeptDraft } from "@/lib/campaign-draft";
import { copyOf, type Draft, emptyDraft, formOf, type KeptDraft, readDraft, type Step, takeUp } from "./draft";

interface Beginning {
  campaign?: Campaign;
  given: Partial<Draft>;
}

export function useDraft({ campaign, given }: Beginning) {
  const { preferences } = useHost();
  const [start] = useState(() => (campaign ? { draft: copyOf(campaign, campaign.name), step: "check" as Step, begunBy: undefined } : takeUp(given, readDraft(readKeptDraft(preferences)))));
  const [draft, setDraft] = useState<Draft>(start.draft);
  const [step, setStep] = useState<Step>(start.step);
  const [id, setId] = useState(campaign?.id ?? null);
  // Heard by functions of the same turn too: what has just been saved is not kept here again.
  const isSaved = useRef(campaign !== undefined);
  const [saved, setSaved] = useState(campaign ? JSON.stringify(start.draft) : "");
  const cache = useQueryClient();
  const create = useMutationCommand("campaigns.create");
  const update = useMutationCommand("campaigns.update");

  /** While it is no campaign yet, the draft and the place in it are kept here. */
  const keep = (next: Draft, at: Step) => {
    if (!isSaved.current) keepDraft(preferences, { ...next, step: at, begunBy: start.begunBy } satisfies KeptDraft);
  };
  const goTo = (next: Step) => {
    setStep(next);
    keep(draft, next);
  };
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    create.reset();
    update.reset();
    keep(next, step);
  };

  /** Saves the draft at the program when it is whole; answers its id, or null while something is missing. */
  const save = async (): Promise<string | null> => {
    const form = formOf(draft);
    if (!form) return null;
    const text = JSON.stringify(draft);
    if (id && text === saved) return id;
    const kept = id ? await update.mutateAsync({ id, form }) : await create.mutateAsync(form);
    // The address is about to name this draft: the answer is there before it is asked for.
    cache.setQueryData(["campaigns.get", { id: kept.id }], kept);
    isSaved.current = true;
    setId(kept.id);
    setSaved(text);
    keepDraft(preferences, emptyDraft);
    return kept.id;
  };
  const forget = () => keepDraft(preferences, emptyDraft);
  const current = id !== null && JSON.stringify(draft) === saved;
  return { draft, step, goTo, change, save, forget, savedId: current ? id : null, saving: create.isPending || update.isPending, fault: create.error ?? update.error };
}
