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
import { DeleteCampaign } from "./DeleteCampaign";

export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const go = useNavigate();
  const pause = useMutationCommand("campaigns.pause");
  const resume = useMutationCommand("campaigns.resume");
  const unschedule = useMutationCommand("campaigns.unschedule");
  const cancel = useMutationCommand("campaigns.cancel");
  const [cancelling, setCancelling] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const request = { id: campaign.id };
  const can = (name: CampaignAction["action"]) => campaign.actions.find((each) => each.action === name);
  // Its ledger came back with a backup: going on may repeat messages, so a person decides.
  const repeats = resume.error?.fields.accept_repeats ? resume.error : null;
  const fault = pause.error ?? (repeats ? null : resume.error) ?? unschedule.error;
  const edit = () => void go({ to: "/campaigns/new", search: { draft: campaign.id } });
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
      {campaign.state === "scheduled" ? (
        <Button variant="default" loading={unschedule.isPending} onClick={() => unschedule.mutate(request, { onSuccess: edit })}>
          {say("ui-campaign-unschedule")}
        </Button>
      ) : null}
      {campaign.state === "paused" ? (
        <Button leftSection={<IconPlay />} loading={resume.isPending} onClick={() => resume.mutate(request)}>
          {say("ui-campaign-resume")}
        </Button>
      ) : null}
      {campaign.state === "running" || campaign.state === "launching" ? (
        <Button variant="default" leftSection={<IconPause />} loading={pause.isPending} onClick={() => pause.mutate(request)}>
          {say("ui-campaign-pause")}
        </Button>
      ) : null}
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <Button variant="default" px={8} aria-label={say("ui-actions")}>
            <IconEllipsis />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void go({ to: "/campaigns/new", search: { clone: campaign.id } })}>{say("ui-campaign-clone")}</Menu.Item>
          <Possible action={can("pause")} label={say("ui-campaign-pause")} onClick={() => pause.mutate(request)} />
          <Possible action={can("resume")} label={say("ui-campaign-resume")} onClick={() => resume.mutate(request)} />
          <Possible action={can("cancel")} label={say("ui-campaign-cancel")} onClick={() => setCancelling(true)} ends />
          <Possible action={can("delete")} label={say("ui-campaign-delete")} onClick={() => setDeleting(true)} ends />
        </Menu.Dropdown>
      </Menu>
      <ConfirmDestroy
        opened={cancelling}
        onClose={() => setCancelling(false)}
        title={say("ui-campaign-cancel-title", { name: campaign.name })}
        verb={say("ui-campaign-cancel")}
        keep={say("ui-campaign-cancel-keep")}
        working={cancel.isPending}
        fault={cancel.error}
        onConfirm={() => cancel.mutate(request, { onSuccess: () => setCancelling(false) })}
      >
        {say("ui-campaign-cancel-words", { n: campaign.counts.pending })}
      </ConfirmDestroy>
      <ConfirmDestroy
        opened={repeats !== null}
        onClose={resume.reset}
        title={say("ui-campaign-repeats-title", { name: campaign.name })}
        verb={say("ui-campaign-repeats-do")}
        working={resume.isPending}
        onConfirm={() => resume.mutate({ ...request, accept_repeats: true })}
      >
        {repeats?.message} {repeats?.hint}
      </ConfirmDestroy>
      <DeleteCampaign campaign={deleting ? campaign : null} onClose={() => setDeleting(false)} onGone={() => void go({ to: "/campaigns" })} />
    </>
  );
}

/** An action of the menu; one that is impossible now stays in its place and says why. */
function Possible({ action, label, onClick, ends = false }: { action: CampaignAction | undefined; label: string; onClick: () => void; ends?: boolean }) {
  return (
    <Menu.Item color={ends ? "red" : undefined} disabled={!action?.allowed} onClick={onClick}>
      {label}
      {action && !action.allowed && action.why_not ? <span className={classes.why}>{action.why_not}</span> : null}
    </Menu.Item>
  );
}
