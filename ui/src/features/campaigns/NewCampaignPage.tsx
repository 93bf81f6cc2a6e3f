/** The campaign wizard: steps at the left, the step in the middle, the message to a real recipient at the right. */
import { Button, Group } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useQueryCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import { AudienceStep } from "./AudienceStep";
import { BasicsStep } from "./BasicsStep";
import { CheckStep } from "./CheckStep";
import { DeleteCampaign } from "./DeleteCampaign";
import { begun, copyOf, type Draft, done, type Step, stepOfField, steps } from "./draft";
import { MessagePhone } from "./MessagePhone";
import { RateStep } from "./RateStep";
import { StepList } from "./StepList";
import { TemplateStep } from "./TemplateStep";
import { useDraft } from "./useDraft";
import { VariablesStep } from "./VariablesStep";
import classes from "./Wizard.module.css";

export interface StepProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** What the program found wrong, by field of the form. */
  faults: Record<string, string>;
}

export function NewCampaignPage() {
  const { draft, clone, template, list, name, account } = useSearch({ from: "/campaigns/new" });
  const [own, setOwn] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const from = draft ?? clone;
  const kept = useQueryCommand("campaigns.get", { id: from ?? "" }, { enabled: Boolean(from) });
  const campaign = from && kept.data?.id === from ? kept.data : undefined;
  if (from && !campaign) {
    return (
      <Page title={say("ui-wizard-title")}>
        <FaultNotice fault={kept.error} onRetry={() => void kept.refetch()} />
      </Page>
    );
  }
  const copied = campaign && !draft ? copyOf(campaign, say("ui-campaign-copy-name", { name: campaign.name })) : null;
  const given = copied ?? (template || list || name ? { template_id: template ?? "", list_id: list ?? "", name: name ?? "", account_id: account ?? "" } : {});
  // The draft saved here goes on in the same wizard; any other one begins anew.
  const key = draft ? (draft === own ? "new" : draft) : clone ? `clone ${clone}` : own ? "fresh" : "new";
  return <Wizard key={`${key} ${round}`} campaign={draft ? campaign : undefined} given={given} onSaved={setOwn} onAnew={() => setRound(round + 1)} />;
}

interface WizardProps {
  campaign: Campaign | undefined;
  given: Partial<Draft>;
  onSaved: (id: string) => void;
  onAnew: () => void;
}

function Wizard({ campaign, given, onSaved, onAnew }: WizardProps) {
  const go = useNavigate();
  const { draft, step, goTo, change, save, savedId, forget, saving, fault } = useDraft({ campaign, given });
  const [deleting, setDeleting] = useState(false);
  const index = steps.indexOf(step);
  const faults = fault?.fields ?? {};
  const elsewhere = fault && !Object.keys(faults).some((field) => stepOfField(field) === step);

  /** Saves what is whole; a fault of a field opens the step that has it. */
  const kept = async (): Promise<string | null> =>
    save().catch((thrown: { fields?: Record<string, string> | null }) => {
      const wrong = Object.keys(thrown.fields ?? {})[0];
      if (wrong) goTo(stepOfField(wrong));
      return null;
    });
  const enter = async (next: Step) => {
    // The check looks at what is saved, so the draft is saved before it opens; a saved one keeps up at every step.
    if (next === "check" || campaign) {
      const id = await kept();
      if (!id && next === "check") return;
      if (id && next === "check") {
        onSaved(id);
        void go({ to: "/campaigns/new", search: (search) => ({ account: search.account, draft: id }), replace: true });
      }
    }
    goTo(next);
  };
  const leave = async () => {
    if (campaign) await kept();
    void go({ to: "/campaigns" });
  };
  const anew = () => {
    forget();
    onAnew();
    void go({ to: "/campaigns/new", search: (search) => ({ account: search.account }), replace: true });
  };
  const props: StepProps = { draft, change, faults };
  const actions = (
    <>
      {campaign ? (
        <Button variant="subtle" color="red" onClick={() => setDeleting(true)}>
          {say("ui-campaign-delete-draft")}
        </Button>
      ) : begun(draft) ? (
        <Button variant="subtle" color="gray" onClick={anew}>
          {say("ui-wizard-anew")}
        </Button>
      ) : null}
      <Button variant="default" onClick={() => void leave()}>
        {say("ui-wizard-leave")}
      </Button>
    </>
  );
  return (
    <Page title={draft.name.trim() || say("ui-wizard-title")} under={say("ui-wizard-kept")} actions={actions}>
      {elsewhere ? <FaultNotice fault={fault} /> : null}
      <div className={classes.wizard}>
        <StepList step={step} draft={draft} onChoose={(next) => void enter(next)} />
        <Panel title={say("ui-wizard-step", { step })} className={classes.middle}>
          {step === "basics" ? <BasicsStep {...props} /> : null}
          {step === "template" ? <TemplateStep {...props} /> : null}
          {step === "audience" ? <AudienceStep {...props} /> : null}
          {step === "variables" ? <VariablesStep {...props} /> : null}
          {step === "rate" ? <RateStep {...props} /> : null}
          {step === "check" && savedId ? <CheckStep id={savedId} onMend={goTo} onLaunched={(id) => void go({ to: "/campaigns/$id", params: { id } })} /> : null}
          {step === "check" ? null : (
            <Group justify="space-between" mt="lg">
              <Button variant="default" disabled={index === 0} onClick={() => void enter(steps[index - 1] ?? "basics")}>
                {say("ui-back")}
              </Button>
              <Button loading={saving} disabled={!done(step, draft)} title={done(step, draft) ? undefined : say("ui-wizard-step-open", { step })} onClick={() => void enter(steps[index + 1] ?? "check")}>
                {say("ui-wizard-next", { step: steps[index + 1] ?? "check" })}
              </Button>
            </Group>
          )}
        </Panel>
        <MessagePhone draft={draft} savedId={savedId} />
      </div>
      <DeleteCampaign campaign={deleting ? (campaign ?? null) : null} onClose={() => setDeleting(false)} onGone={() => void go({ to: "/campaigns" })} />
    </Page>
  );
}
