/** What stands in a page's place when it failed to draw, or when there is none. */
import { Button } from "@mantine/core";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { Empty } from "@/components/Empty";
import { Page } from "@/components/Page";
import { LinkButton } from "@/components/LinkButton";
import { say } from "@/lib/words";

export function PageStopped({ reset }: ErrorComponentProps) {
  return (
    <Page title={say("ui-crash-title")}>
      <Empty title={say("ui-crash-body")} action={<Button onClick={reset}>{say("ui-crash-again")}</Button>} />
    </Page>
  );
}

export function NoSuchPage() {
  return (
    <Page title={say("ui-lost-title")}>
      <Empty
        title={say("ui-lost-body")}
        action={
          <LinkButton to="/">
            {say("ui-lost-home")}
          </LinkButton>
        }
      />
    </Page>
  );
}
