/** The shape of every page: a title in the reader's noun, one primary action, the content. */
import { Group, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { say } from "@/lib/words";
import classes from "./Page.module.css";

interface PageProps {
  title: string;
  /** One line under the title: state, counts, what this is. */
  under?: ReactNode;
  actions?: ReactNode;
  /** Fills the window and lets its content scroll by itself, for lists. */
  fill?: boolean;
  children: ReactNode;
}

export function Page({ title, under, actions, fill = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} – ${say("ui-app-name")}`;
  }, [title]);
  return (
    <div className={classes.page} data-fill={fill || undefined}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <Title order={1}>{title}</Title>
          {under ? <div className={classes.under}>{under}</div> : null}
        </div>
        {actions ? <Group gap="xs">{actions}</Group> : null}
      </header>
      {children}
    </div>
  );
}
