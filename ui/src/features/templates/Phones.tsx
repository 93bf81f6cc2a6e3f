/** The phone, in the language and on the channel that are chosen; both stand in the address. */
import { SegmentedControl, Select } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Account, Template, Translation } from "@/api/contract";
import { PhonePreview } from "@/components/PhonePreview";
import { languageName } from "@/lib/format";
import { say } from "@/lib/words";
import { commonChannels, previewOn } from "./preview";
import classes from "./TemplatePage.module.css";

/** More languages than this are chosen from a list. */
const MOST_TABS = 4;

export function Phones({ template, translation, account }: { template: Template; translation: Translation; account: Account | undefined }) {
  const go = useNavigate();
  const { language, channel } = useSearch({ from: "/templates/$id" });
  const show = (change: { language?: string; channel?: string }) => void go({ to: "/templates/$id", params: { id: template.id }, search: { language, channel, ...change }, replace: true });
  const own: string[] = account?.channels.map((each) => each.channel) ?? [];
  const channels = template.kind === "whatsapp" ? ["WHATSAPP"] : own.length > 1 ? own : commonChannels;
  const on = channels.find((each) => each === channel) ?? channels[0] ?? "WHATSAPP";
  const languages = template.translations.map((each) => ({ value: each.language, label: languageName(each.language) }));
  const choice = { data: languages, value: translation.language, "aria-label": say("ui-template-language") };
  return (
    <div className={classes.phone}>
      {languages.length > MOST_TABS ? <Select {...choice} allowDeselect={false} onChange={(value) => show({ language: value ?? undefined })} /> : null}
      {languages.length > 1 && languages.length <= MOST_TABS ? <SegmentedControl {...choice} onChange={(value) => show({ language: value })} /> : null}
      {channels.length > 1 ? (
        <SegmentedControl aria-label={say("ui-template-channel")} size="xs" data={channels.slice(0, 5).map((value) => ({ value, label: say("ui-channel", { channel: value }) }))} value={on} onChange={(value) => show({ channel: value })} />
      ) : null}
      <PhonePreview preview={previewOn(on, translation.preview)} from={account?.name ?? template.name} under={channels.length > 1 ? <span className="small dim">{say("ui-template-on-channel", { channel: say("ui-channel", { channel: on }) })}</span> : null} />
    </div>
  );
}
