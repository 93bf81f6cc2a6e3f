/** A titled area of a page. Panels stand side by side or under each other, never inside one another. */
import type { ReactNode } from "react";
import classes from "./Panel.module.css";

interface PanelProps {
  title?: string;
  /** At the right of the title: a count, a small control. */
  aside?: ReactNode;
  /** Content reaches the border, for tables and lists. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

export function Panel({ title, aside, flush = false, className, children }: PanelProps) {
  return (
    <section className={`${classes.panel} ${className ?? ""}`} aria-label={title}>
      {title || aside ? (
        <div className={classes.head}>
          {title ? <h2>{title}</h2> : <span />}
          {aside}
        </div>
      ) : null}
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  );
}
