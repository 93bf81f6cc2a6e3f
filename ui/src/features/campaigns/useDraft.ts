/**
 * The wizard's draft across reloads: kept in the preferences while it is incomplete, and as a draft
 * campaign as soon as it is whole. An address may begin one (`?name=&template=&list=`) or take one up again (`?draft=`).
 */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useMutationCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { useHost } from "@/api/HostContext";
import { keepDraft, readKeptDraft } from "@/lib/campaign-draft";
import { type Draft, emptyDraft, formOf, readDraft } from "./draft";

interface Beginning {
  id?: string;
  campaign?: Campaign;
  given: Partial<Draft>;
}

export function useDraft({ campaign, given }: Beginning) {
  const { preferences } = useHost();
  const [draft, setDraft] = useState<Draft>(() => {
    if (campaign) return fromCampaign(campaign);
    // A link that names a template or a list begins anew; otherwise the last unfinished one goes on.
    return Object.values(given).some(Boolean) ? { ...emptyDraft, ...given } : readDraft(readKeptDraft(preferences));
  });
  const [id, setId] = useState(campaign?.id ?? null);
  const [saved, setSaved] = useState(campaign ? JSON.stringify(fromCampaign(campaign)) : "");
  const cache = useQueryClient();
  const create = useMutationCommand("campaigns.create");
  const update = useMutationCommand("campaigns.update");

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (!id) keepDraft(preferences, next);
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
    setId(kept.id);
    setSaved(text);
    keepDraft(preferences, emptyDraft);
    return kept.id;
  };
  const current = id !== null && JSON.stringify(draft) === saved;
  return { draft, change, save, savedId: current ? id : null, saving: create.isPending || update.isPending, fault: create.error ?? update.error };
}

function fromCampaign({ name, account_id, template_id, channel, language, list_id, rate, variables }: Campaign): Draft {
  return { name, account_id, template_id, channel, language, list_id, rate, variables };
}
