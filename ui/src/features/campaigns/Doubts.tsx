/** Sends in doubt that a campaign at its end leaves to a person. While it runs, proof may still come. */
import { Alert, Button, Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Campaign } from "@/api/contract";
import { say } from "@/lib/words";

export function Doubts({ campaign: { id, state, counts } }: { campaign: Campaign }) {
  const go = useNavigate();
  if (counts.in_doubt === 0 || (state !== "finished" && state !== "cancelled")) return null;
  return (
    <Alert color="yellow">
      <Group justify="space-between" wrap="nowrap">
        <span>{say("ui-doubts-words", { n: counts.in_doubt })}</span>
        <Button size="xs" variant="default" onClick={() => void go({ to: "/campaigns/$id", params: { id }, search: (search) => ({ account: search.account, state: "in_doubt" }), resetScroll: false })}>
          {say("ui-doubts-decide")}
        </Button>
      </Group>
    </Alert>
  );
}
