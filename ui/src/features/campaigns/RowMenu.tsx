/** What can be done to a campaign from its row: go on with a draft, use it again, delete it. */
import { ActionIcon, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Campaign } from "@/api/contract";
import { IconEllipsis } from "@/components/icons";
import { say } from "@/lib/words";

export function RowMenu({ campaign, onDelete }: { campaign: Campaign; onDelete: (campaign: Campaign) => void }) {
  const go = useNavigate();
  const deletion = campaign.actions.find((each) => each.action === "delete");
  return (
    // The row itself opens the campaign; a press here must not.
    <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <Menu position="bottom-end" width={264}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" tabIndex={-1} aria-label={say("ui-campaign-row-actions", { name: campaign.name })}>
            <IconEllipsis />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {campaign.state === "draft" ? <Menu.Item onClick={() => void go({ to: "/campaigns/new", search: { draft: campaign.id } })}>{say("ui-campaign-continue")}</Menu.Item> : null}
          <Menu.Item onClick={() => void go({ to: "/campaigns/new", search: { clone: campaign.id } })}>{say("ui-campaign-clone")}</Menu.Item>
          <Menu.Item color="red" disabled={!deletion?.allowed} title={deletion?.why_not ?? undefined} onClick={() => onDelete(campaign)}>
            {campaign.state === "draft" ? say("ui-campaign-delete-draft") : say("ui-campaign-delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
