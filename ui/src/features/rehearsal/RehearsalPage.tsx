/** What only a rehearsal can do: misbehave on purpose, end as told, and answer as a customer would. */
import { Select, Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useQueryCommand } from "@/api/commands";
import type { Account } from "@/api/contract";
import { Empty } from "@/components/Empty";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Page } from "@/components/Page";
import { say } from "@/lib/words";
import { DialsTab } from "./DialsTab";
import { NumbersTab } from "./NumbersTab";
import { PhoneTab } from "./PhoneTab";
import classes from "./RehearsalPage.module.css";

const tabs = ["dials", "numbers", "phone"] as const;
type Tab = (typeof tabs)[number];

export function RehearsalPage() {
  const go = useNavigate();
  const { account: id, tab } = useSearch({ from: "/rehearsal" });
  const accounts = useQueryCommand("accounts.list", {});
  const rehearsing = accounts.data?.items.filter((each) => each.rehearsal) ?? [];
  const account = rehearsing.find((each) => each.id === id) ?? rehearsing[0];
  const shown: Tab = tabs.find((each) => each === tab) ?? "dials";
  const open = (next: string | null) => void go({ to: "/rehearsal", search: { account: id, tab: next === "dials" || next === null ? undefined : next } });
  return (
    <Page title={say("ui-rehearsal-title")} under={say("ui-rehearsal-under")} actions={<Choice accounts={rehearsing} chosen={account} />} fill>
      <FaultNotice fault={accounts.error} onRetry={() => void accounts.refetch()} />
      {accounts.data && !account ? (
        <Empty title={say("ui-rehearsal-none")} picture="message" action={<LinkButton to="/start">{say("ui-rehearsal-begin")}</LinkButton>}>
          {say("ui-rehearsal-none-words")}
        </Empty>
      ) : null}
      {account ? (
        <Tabs value={shown} onChange={open} keepMounted={false} classNames={{ root: classes.tabs, panel: classes.panel }}>
          <Tabs.List>
            {tabs.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {say("ui-rehearsal-tab", { tab: each })}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="dials">
            <DialsTab key={account.id} account={account.id} />
          </Tabs.Panel>
          <Tabs.Panel value="numbers">
            <NumbersTab key={account.id} account={account.id} />
          </Tabs.Panel>
          <Tabs.Panel value="phone">
            <PhoneTab key={account.id} account={account} />
          </Tabs.Panel>
        </Tabs>
      ) : null}
    </Page>
  );
}

/** Which rehearsal, where there are several. */
function Choice({ accounts, chosen }: { accounts: Account[]; chosen: Account | undefined }) {
  const go = useNavigate();
  if (accounts.length < 2 || !chosen) return null;
  return (
    <Select
      w={240}
      aria-label={say("ui-rehearsal-account")}
      allowDeselect={false}
      data={accounts.map((each) => ({ value: each.id, label: each.name }))}
      value={chosen.id}
      onChange={(account) => void go({ to: "/rehearsal", search: (search) => ({ ...search, account: account ?? undefined }) })}
    />
  );
}
