/** The campaign wizard: steps at the left, the step in the middle, the message to a real recipient at the right. */
import { Button, Group } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useQueryCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import { AudienceStep } from "./AudienceStep";
import { BasicsStep } from "./BasicsStep";
import { CheckStep } from "./CheckStep";
import { type Draft, done, type Step, steps } from "./draft";
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
}

export function NewCampaignPage() {
  const { draft, template, list, name, account } = useSearch({ from: "/campaigns/new" });
  const [own, setOwn] = useState<string | null>(null);
  const kept = useQueryCommand("campaigns.get", { id: draft ?? "" }, { enabled: Boolean(draft) });
  if (draft && !kept.data) {
    return (
      <Page title={say("ui-wizard-title")}>
        <FaultNotice fault={kept.error} onRetry={() => void kept.refetch()} />
      </Page>
    );
  }
  const given = template || list || name ? { template_id: template ?? "", list_id: list ?? "", name: name ?? "", account_id: account ?? "" } : {};
  // The draft saved here goes on in the same wizard; any other one begins anew.
  const key = draft ? (draft === own ? "new" : draft) : own ? "fresh" : "new";
  return <Wizard key={key} campaign={kept.data} given={given} onSaved={setOwn} />;
}

interface WizardProps {
  campaign: Campaign | undefined;
  given: Partial<Draft>;
  onSaved: (id: string) => void;
}

function Wizard({ campaign, given, onSaved }: WizardProps) {
  const go = useNavigate();
  const { draft, change, save, savedId, saving, fault } = useDraft({ campaign, given });
  const [step, setStep] = useState<Step>(() => (campaign ? "check" : "basics"));
  const index = steps.indexOf(step);

  const enter = async (next: Step) => {
    // The check looks at what is saved, so the draft is saved before it opens.
    if (next === "check") {
      const id = await save().catch(() => null);
      if (!id) return;
      onSaved(id);
      void go({ to: "/campaigns/new", search: (search) => ({ account: search.account, draft: id }), replace: true });
    }
    setStep(next);
  };
  const props: StepProps = { draft, change };
  return (
    <Page title={draft.name.trim() || say("ui-wizard-title")} under={say("ui-wizard-kept")} actions={<LinkButton variant="default" to="/campaigns">{say("ui-wizard-leave")}</LinkButton>}>
      <FaultNotice fault={fault} />
      <div className={classes.wizard}>
        <StepList step={step} draft={draft} onChoose={(next) => void enter(next)} />
        <Panel title={say("ui-wizard-step", { step })} className={classes.middle}>
          {step === "basics" ? <BasicsStep {...props} /> : null}
          {step === "template" ? <TemplateStep {...props} /> : null}
          {step === "audience" ? <AudienceStep {...props} /> : null}
          {step === "variables" ? <VariablesStep {...props} /> : null}
          {step === "rate" ? <RateStep {...props} /> : null}
          {step === "check" && savedId ? <CheckStep id={savedId} onMend={setStep} onLaunched={(id) => void go({ to: "/campaigns/$id", params: { id } })} /> : null}
          {step === "check" ? null : (
            <Group justify="space-between" mt="lg">
              <Button variant="default" disabled={index === 0} onClick={() => setStep(steps[index - 1] ?? "basics")}>
                {say("ui-back")}
              </Button>
              <Button loading={saving} disabled={!done(step, draft)} onClick={() => void enter(steps[index + 1] ?? "check")}>
                {say("ui-wizard-next", { step: steps[index + 1] ?? "check" })}
              </Button>
            </Group>
          )}
        </Panel>
        <MessagePhone draft={draft} savedId={savedId} />
      </div>
    </Page>
  );
}
