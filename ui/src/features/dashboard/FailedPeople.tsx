/** What a reason means, as the way to its recipients: straight when they are of one campaign, by a choice when of several. */
import { Menu, UnstyledButton } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import type { Campaign, Overview } from "@/api/contract";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./OverviewPage.module.css";

interface FailedPeopleProps {
  failure: Overview["failures"][number];
  campaigns: Campaign[];
}

export function FailedPeople({ failure: { code, meaning }, campaigns }: FailedPeopleProps) {
  const go = useNavigate();
  const [first, ...more] = campaigns;
  if (!first) return meaning;
  if (more.length === 0) {
    return (
      <Link to="/campaigns/$id" params={{ id: first.id }} search={{ code }} title={say("ui-failures-show", { name: first.name })}>
        {meaning}
      </Link>
    );
  }
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <UnstyledButton className={classes.choose}>{meaning}</UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say("ui-failures-choose")}</Menu.Label>
        {campaigns.map((campaign) => (
          <Menu.Item
            key={campaign.id}
            rightSection={<span className="number dim">{count(campaign.failures.find((failure) => failure.code === code)?.count ?? 0)}</span>}
            onClick={() => void go({ to: "/campaigns/$id", params: { id: campaign.id }, search: (search) => ({ account: search.account, code }) })}
          >
            {campaign.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
