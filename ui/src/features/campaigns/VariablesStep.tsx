/** One row for each variable: where its value comes from, and what stands there when that is empty. */
import { Select, TextInput } from "@mantine/core";
import { useEffect, useEffectEvent } from "react";
import { useQueryCommand } from "@/api/commands";
import { FaultNotice } from "@/components/FaultNotice";
import { say } from "@/lib/words";
import { columnsOf, mapVariables, type Source } from "./draft";
import type { StepProps } from "./NewCampaignPage";
import classes from "./Wizard.module.css";

const SAMPLE = 50;

export function VariablesStep({ draft, change, faults }: StepProps) {
  const template = useQueryCommand("templates.get", { id: draft.template_id });
  const sample = useQueryCommand("audiences.contacts", { list_id: draft.list_id, limit: SAMPLE });
  const contacts = sample.data?.items;
  const columns = columnsOf(contacts ?? []);
  const translation = template.data?.translations.find((each) => each.language === draft.language);
  const fill = useEffectEvent(() => {
    if (!translation || !contacts) return;
    const next = mapVariables(translation, columns, draft.variables);
    if (JSON.stringify(next) !== JSON.stringify(draft.variables)) change({ variables: next });
  });
  useEffect(() => fill(), [translation, contacts]);

  const set = (key: string, part: Partial<Source>) => change({ variables: draft.variables.map((each) => (each.key === key ? { ...each, ...part } : each)) });
  if (template.error) return <FaultNotice fault={template.error} onRetry={() => void template.refetch()} />;
  if (translation && translation.variables.length === 0) return <p className={classes.none}>{say("ui-wizard-variables-none")}</p>;
  return (
    <div>
      {draft.variables.map((each, index) => (
        <Row key={each.key} value={each} fault={faults[`variables.${index}`]} example={translation?.variables.find((one) => one.key === each.key)?.example ?? null} columns={columns} sample={contacts ?? []} onChange={(part) => set(each.key, part)} />
      ))}
    </div>
  );
}

interface RowProps {
  value: Source;
  fault: string | undefined;
  example: string | null;
  columns: string[];
  sample: { name: string; phone: string; attributes: Record<string, string | undefined> }[];
  onChange: (part: Partial<Source>) => void;
}

function Row({ value, fault, example, columns, sample, onChange }: RowProps) {
  const { kind, value: source } = value.source;
  const empty = kind === "column" && source ? sample.filter((contact) => !valueIn(contact, source)).length : 0;
  return (
    <div className={classes.row}>
      <div className={classes.key}>
        <b>{value.key}</b>
        <span className="small dim">{example ? say("ui-wizard-variable-example", { example }) : null}</span>
      </div>
      <Select
        label={say("ui-wizard-variable-source")}
        allowDeselect={false}
        data={[
          { value: "column", label: say("ui-wizard-variable-column") },
          { value: "text", label: say("ui-wizard-variable-text") },
        ]}
        value={kind}
        onChange={(next) => onChange({ source: { kind: next === "text" ? "text" : "column", value: "" } })}
      />
      {kind === "column" ? (
        <Select
          label={say("ui-wizard-variable-which")}
          required
          searchable
          allowDeselect={false}
          data={columns}
          error={fault}
          value={source || null}
          onChange={(next) => onChange({ source: { kind: "column", value: next ?? "" } })}
          description={empty > 0 ? say("ui-wizard-variable-empty", { n: empty, of: sample.length }) : undefined}
        />
      ) : (
        <TextInput label={say("ui-wizard-variable-words")} required error={fault} value={source} onChange={(event) => onChange({ source: { kind: "text", value: event.currentTarget.value } })} />
      )}
      <TextInput label={say("ui-wizard-variable-fallback")} disabled={kind === "text"} value={value.fallback ?? ""} placeholder={say("ui-wizard-variable-skip")} onChange={(event) => onChange({ fallback: event.currentTarget.value || null })} />
    </div>
  );
}

function valueIn(contact: RowProps["sample"][number], column: string): string {
  if (column === "name") return contact.name;
  if (column === "phone") return contact.phone;
  return contact.attributes[column] ?? "";
}
