/** Asks before a campaign goes, and names what goes with it. */
import { useMutationCommand } from "@/api/commands";
import type { Campaign } from "@/api/contract";
import { ConfirmDestroy } from "@/components/ConfirmDestroy";
import { say } from "@/lib/words";

export function DeleteCampaign({ campaign, onClose, onGone }: { campaign: Campaign | null; onClose: () => void; onGone?: () => void }) {
  const remove = useMutationCommand("campaigns.delete");
  const gone = () => {
    onClose();
    onGone?.();
  };
  const close = () => {
    remove.reset();
    onClose();
  };
  return (
    <ConfirmDestroy
      opened={campaign !== null}
      onClose={close}
      title={say("ui-campaign-delete-title", { name: campaign?.name ?? "" })}
      verb={say("ui-campaign-delete")}
      working={remove.isPending}
      fault={remove.error}
      onConfirm={() => campaign && remove.mutate({ id: campaign.id }, { onSuccess: gone })}
    >
      {say("ui-campaign-delete-words", { n: campaign?.total ?? 0 })}
    </ConfirmDestroy>
  );
}
