/** A number as the way to what it counts: the campaigns it is made of, each leading to its people. */
import { Menu, UnstyledButton } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useQueryCommand } from "@/api/commands";
import { FaultNotice } from "@/components/FaultNotice";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import type { Series } from "./minutes";
import classes from "./OverviewPage.module.css";
import type { Stretch } from "./stretch";

interface BehindProps {
  /** What the number counts. */
  what: { series: Series } | { code: string };
  of: Stretch;
  account: string | undefined;
  /** Says where pressing leads, for those who do not see the number's place. */
  label: string;
  children: ReactNode;
}

export function Behind({ what, of, account, label, children }: BehindProps) {
  const go = useNavigate();
  const [opened, setOpened] = useState(false);
  const list = useQueryCommand("dashboard.behind", { account_id: account, ...of, ...what }, { enabled: opened });
  // Failures of a series are of several states: the campaign's own page groups them.
  const people = "code" in what ? { code: what.code } : what.series === "failed" ? {} : { state: what.series };
  const campaigns = list.isPlaceholderData ? [] : (list.data?.items ?? []);
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={336}>
      <Menu.Target>
        <UnstyledButton className={classes.behind} aria-label={label}>
          {children}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{list.data && campaigns.length === 0 ? say("ui-behind-none") : say("ui-behind-title")}</Menu.Label>
        <FaultNotice fault={list.error} onRetry={() => void list.refetch()} />
        {campaigns.map((campaign) => (
          <Menu.Item
            key={campaign.campaign_id}
            rightSection={<span className="number dim">{count(campaign.count)}</span>}
            onClick={() => void go({ to: "/campaigns/$id", params: { id: campaign.campaign_id }, search: (search) => ({ account: search.account, ...people }) })}
          >
            {campaign.name}
            <span className={`small dim ${classes.people}`}>{campaign.account_name}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
