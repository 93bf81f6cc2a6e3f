/** Sentences that need a person, each with the one button that helps. Absent when all is well. */
import { Button } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import type { Overview } from "@/api/contract";
import { IconAlert } from "@/components/icons";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import classes from "./OverviewPage.module.css";

export function Attention({ items }: { items: Overview["attention"] }) {
  const router = useRouter();
  if (items.length === 0) return null;
  return (
    <Panel title={say("ui-attention-title")} flush className={classes.attention}>
      <ul className={classes.rows}>
        {items.map((item) => (
          <li key={item.sentence}>
            <IconAlert />
            <span className={classes.sentence}>{item.sentence}</span>
            <Button size="xs" variant="default" onClick={() => router.history.push(item.action.page)}>
              {item.action.label}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
