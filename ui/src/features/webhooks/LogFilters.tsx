/** What the log is narrowed to beside its search: campaign, trigger, verdict, state and time. */
import { Group, Select } from "@mantine/core";
import { useQueryCommand } from "@/api/commands";
import { say } from "@/lib/words";
import { type LogSearch, withins } from "./filters";
import { states, triggers, verdicts } from "./words";

interface LogFiltersProps {
  account: string | undefined;
  search: LogSearch;
  onChange: (change: LogSearch) => void;
}

export function LogFilters({ account, search, onChange }: LogFiltersProps) {
  const campaigns = useQueryCommand("campaigns.list", { account_id: account }).data?.items ?? [];
  const known = campaigns.map(({ id, name }) => ({ value: id, label: name }));
  const chosen = search.campaign;
  // One that is not among the newest was followed here from its own page.
  const choices = chosen && !known.some((each) => each.value === chosen) ? [...known, { value: chosen, label: chosen }] : known;
  const words = (values: string[], word: (value: string) => string) => values.map((value) => ({ value, label: word(value) }));
  return (
    <Group gap="xs">
      <Choice label={say("ui-callback-campaign")} any={say("ui-callback-any-campaign")} width={176} data={choices} value={chosen} onChange={(campaign) => onChange({ campaign })} />
      <Choice label={say("ui-callback-trigger")} any={say("ui-callback-any-trigger")} width={184} data={triggers} value={search.trigger} onChange={(trigger) => onChange({ trigger })} />
      <Choice label={say("ui-callback-verdict")} any={say("ui-callback-any-verdict")} width={136} data={words(verdicts, (verdict) => say("ui-callback-verdict-word", { verdict }))} value={search.verdict} onChange={(verdict) => onChange({ verdict })} />
      <Choice label={say("ui-callback-state")} any={say("ui-callback-any-state")} width={152} data={words(states, (state) => say("ui-callback-state-word", { state }))} value={search.state} onChange={(state) => onChange({ state })} />
      <Choice label={say("ui-callback-within")} any={say("ui-callback-any-time")} width={136} data={words(Object.keys(withins), (within) => say("ui-callback-within-word", { within }))} value={search.within} onChange={(within) => onChange({ within })} />
    </Group>
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  width: number;
  data: string[] | { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function Choice({ label, any, width, data, value, onChange }: ChoiceProps) {
  return <Select w={width} aria-label={label} placeholder={any} clearable searchable={data.length > 8} comboboxProps={{ width: "max-content" }} data={data} value={value ?? null} onChange={(chosen) => onChange(chosen ?? undefined)} />;
}
