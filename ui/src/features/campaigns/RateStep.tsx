/** How fast, and how long that takes. */
import { NumberInput, Radio, Stack } from "@mantine/core";
import { useQueryCommand } from "@/api/commands";
import { count, rate, span } from "@/lib/format";
import { say } from "@/lib/words";
import { HIGHEST_RATE } from "./draft";
import type { StepProps } from "./NewCampaignPage";
import classes from "./Wizard.module.css";

const DEFAULT_RATE = 10;

export function RateStep({ draft, change, faults }: StepProps) {
  const account = useQueryCommand("accounts.get", { id: draft.account_id }).data;
  const lists = useQueryCommand("audiences.lists", {}).data?.items ?? [];
  const people = lists.find((list) => list.id === draft.list_id)?.members ?? 0;
  const allowed = account?.rate_outbound ?? null;
  const pace = draft.rate === null ? allowed : Math.min(draft.rate, allowed ?? draft.rate);
  return (
    <div className={classes.fields}>
      <Radio.Group value={draft.rate === null ? "allowed" : "own"} onChange={(value) => change({ rate: value === "allowed" ? null : Math.min(DEFAULT_RATE, allowed ?? DEFAULT_RATE) })} label={say("ui-wizard-rate")}>
        <Stack gap="xs" mt="xs">
          <Radio value="allowed" label={allowed === null ? say("ui-wizard-rate-allowed-unknown") : say("ui-wizard-rate-allowed", { rate: rate(allowed) })} />
          <Radio value="own" label={say("ui-wizard-rate-own")} />
        </Stack>
      </Radio.Group>
      {draft.rate === null ? null : (
        <NumberInput
          w={208}
          label={say("ui-wizard-rate-number")}
          min={1}
          max={HIGHEST_RATE}
          allowDecimal={false}
          value={draft.rate}
          error={faults.rate}
          onChange={(value) => change({ rate: Number(value) || 0 })}
          description={allowed !== null && draft.rate > allowed ? say("ui-wizard-rate-above", { rate: rate(allowed) }) : undefined}
        />
      )}
      {pace && people > 0 ? <p className={classes.none}>{say("ui-wizard-rate-span", { people: count(people), span: span(people / pace), rate: rate(pace) })}</p> : null}
    </div>
  );
}
