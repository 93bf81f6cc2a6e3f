/** What can be done to a campaign now. What cannot says why. */
import { Button, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutationCommand } from "@/api/commands";
import type { Campaign, CampaignAction } from "@/api/contract";
import { ConfirmDestroy } from "@/components/ConfirmDestroy";
import { IconEllipsis, IconPause, IconPlay } from "@/components/icons";
import { LinkButton } from "@/components/LinkButton";
import { say } from "@/lib/words";
import classes from "./CampaignPage.module.css";

type Ending = "cancel" | "delete";

export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const go = useNavigate();
  const pause = useMutationCommand("campaigns.pause");
  const resume = useMutationCommand("campaigns.resume");
  const cancel = useMutationCommand("campaigns.cancel");
  const remove = useMutationCommand("campaigns.delete");
  const [ending, setEnding] = useState<Ending | null>(null);
  const request = { id: campaign.id };
  const can = (name: CampaignAction["action"]) => campaign.actions.find((each) => each.action === name);
  const leave = () => void go({ to: "/campaigns" });
  const end = () => {
    if (ending === "cancel") cancel.mutate(request, { onSuccess: () => setEnding(null) });
    else remove.mutate(request, { onSuccess: leave });
  };
  const fault = pause.error ?? resume.error;
  return (
    <>
      {fault ? (
        <span role="alert" className={classes.kind}>
          {fault.message}
        </span>
      ) : null}
      {campaign.state === "draft" ? (
        <LinkButton to="/campaigns/new" search={{ draft: campaign.id }}>
          {say("ui-campaign-continue")}
        </LinkButton>
      ) : null}
      {campaign.state === "paused" ? (
        <Button leftSection={<IconPlay />} loading={resume.isPending} disabled={!can("resume")?.allowed} title={can("resume")?.why_not ?? undefined} onClick={() => resume.mutate(request)}>
          {say("ui-campaign-resume")}
        </Button>
      ) : campaign.state === "running" ? (
        <Button variant="default" leftSection={<IconPause />} loading={pause.isPending} disabled={!can("pause")?.allowed} title={can("pause")?.why_not ?? undefined} onClick={() => pause.mutate(request)}>
          {say("ui-campaign-pause")}
        </Button>
      ) : null}
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" px={8} aria-label={say("ui-actions")}>
            <IconEllipsis />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void go({ to: "/campaigns/new", search: { name: say("ui-campaign-copy-name", { name: campaign.name }), template: campaign.template_id, list: campaign.list_id, account: campaign.account_id } })}>{say("ui-campaign-clone")}</Menu.Item>
          <Ended action={can("cancel")} label={say("ui-campaign-cancel")} onClick={() => setEnding("cancel")} />
          <Ended action={can("delete")} label={say("ui-campaign-delete")} onClick={() => setEnding("delete")} />
        </Menu.Dropdown>
      </Menu>
      <ConfirmDestroy
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={ending === "delete" ? say("ui-campaign-delete-title", { name: campaign.name }) : say("ui-campaign-cancel-title", { name: campaign.name })}
        verb={ending === "delete" ? say("ui-campaign-delete") : say("ui-campaign-cancel")}
        working={cancel.isPending || remove.isPending}
        fault={cancel.error ?? remove.error}
        onConfirm={end}
      >
        {ending === "delete" ? say("ui-campaign-delete-words", { n: campaign.total }) : say("ui-campaign-cancel-words", { n: campaign.counts.pending })}
      </ConfirmDestroy>
    </>
  );
}

function Ended({ action, label, onClick }: { action: CampaignAction | undefined; label: string; onClick: () => void }) {
  return (
    <Menu.Item color="red" disabled={!action?.allowed} onClick={onClick}>
      {label}
      {action && !action.allowed && action.why_not ? <span className="small dim">{` ${action.why_not}`}</span> : null}
    </Menu.Item>
  );
}
