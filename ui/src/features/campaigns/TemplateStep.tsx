/** Which template, over which channel, in which language. What cannot be sent stands there and says why. */
import { Select } from "@mantine/core";
import { useEffect, useEffectEvent, useState } from "react";
import { useQueryCommand, usePagesCommand } from "@/api/commands";
import type { Template } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { SearchField } from "@/components/SearchField";
import { languageName } from "@/lib/format";
import { say } from "@/lib/words";
import type { StepProps } from "./NewCampaignPage";
import classes from "./Wizard.module.css";

const sendable = new Set(["approved", "usable"]);

export function TemplateStep({ draft, change }: StepProps) {
  const [search, setSearch] = useState("");
  const list = usePagesCommand("templates.list", { account_id: draft.account_id, search: search || undefined });
  const account = useQueryCommand("accounts.get", { id: draft.account_id }).data;
  const given = useQueryCommand("templates.get", { id: draft.template_id }, { enabled: draft.template_id !== "" }).data;
  const chosen = given?.id === draft.template_id ? given : list.rows.find((row) => row.id === draft.template_id);
  const channels = channelsFor(chosen, account?.channels.map((each) => each.channel) ?? []);
  const choose = (template: Template) => {
    const language = template.translations.find((each) => each.language === template.default_language)?.language ?? template.translations[0]?.language ?? "";
    change({ template_id: template.id, language, channel: channelsFor(template, account?.channels.map((each) => each.channel) ?? [])[0] ?? "", variables: [] });
  };
  // A draft that began with a template, as a suggestion does, still needs its language and channel.
  const complete = useEffectEvent(() => {
    if (chosen && (draft.language === "" || draft.channel === "")) choose(chosen);
  });
  useEffect(() => complete(), [chosen, account]);
  return (
    <div className={classes.fields}>
      <SearchField value={search} onChange={setSearch} label={say("ui-wizard-template-search")} />
      <FaultNotice fault={list.fault} onRetry={list.retry} />
      <div className={classes.choices} role="radiogroup" aria-label={say("ui-wizard-step", { step: "template" })}>
        {list.rows.map((template) => (
          <label key={template.id} className={classes.choice} title={sendable.has(template.state) ? undefined : say("ui-wizard-template-not", { state: template.state })}>
            <input type="radio" name="template" checked={template.id === draft.template_id} disabled={!sendable.has(template.state)} onChange={() => choose(template)} />
            <span>{template.name}</span>
            <span className="small dim">{sendable.has(template.state) ? template.translations.map((each) => each.language).join(", ") : say("ui-wizard-template-not", { state: template.state })}</span>
          </label>
        ))}
        {list.rows.length === 0 && !list.loading ? <p className={classes.none}>{say("ui-wizard-template-none")}</p> : null}
      </div>
      {chosen ? (
        <div className={classes.pair}>
          <Select label={say("ui-wizard-language")} allowDeselect={false} data={chosen.translations.map((each) => ({ value: each.language, label: languageName(each.language) }))} value={draft.language || null} onChange={(language) => change({ language: language ?? "", variables: [] })} />
          <Select label={say("ui-wizard-channel")} allowDeselect={false} data={channels.map((channel) => ({ value: channel, label: say("ui-channel", { channel }) }))} value={draft.channel || null} onChange={(channel) => change({ channel: channel ?? "" })} />
        </div>
      ) : null}
    </div>
  );
}

/** A WhatsApp template goes over WhatsApp; an omni one over any channel of the app. */
function channelsFor(template: Template | undefined, own: string[]): string[] {
  if (template?.kind === "whatsapp") return ["WHATSAPP"];
  return own;
}
