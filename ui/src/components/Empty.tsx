/** A place with nothing in it yet teaches: a picture of what will be there, one sentence, one button. */
import type { ReactNode } from "react";
import classes from "./Empty.module.css";

interface EmptyProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** What will be here: rows of a list, a message, bars of a chart. */
  picture?: "rows" | "message" | "bars";
}

export function Empty({ title, children, action, picture = "rows" }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <Picture kind={picture} />
      <p className={classes.title}>{title}</p>
      {children ? <p className={classes.words}>{children}</p> : null}
      {action}
    </div>
  );
}

function Picture({ kind }: { kind: "rows" | "message" | "bars" }) {
  return (
    <svg width="160" height="72" viewBox="0 0 160 72" aria-hidden className={classes.picture}>
      {kind === "rows"
        ? [0, 1, 2].map((row) => (
            <g key={row} opacity={1 - row * 0.3}>
              <rect x="8" y={6 + row * 22} width="144" height="16" rx="4" className={classes.shape} />
              <rect x="14" y={11 + row * 22} width="6" height="6" rx="3" className={classes.mark} />
              <rect x="28" y={12 + row * 22} width={56 - row * 10} height="4" rx="2" className={classes.line} />
              <rect x="116" y={12 + row * 22} width="28" height="4" rx="2" className={classes.line} />
            </g>
          ))
        : null}
      {kind === "message" ? (
        <g>
          <path d="M36 8h88a8 8 0 0 1 8 8v32a8 8 0 0 1-8 8H48l-14 10V16a8 8 0 0 1 2-8Z" className={classes.shape} />
          <rect x="48" y="20" width="64" height="4" rx="2" className={classes.line} />
          <rect x="48" y="30" width="48" height="4" rx="2" className={classes.line} />
          <rect x="48" y="40" width="24" height="4" rx="2" className={classes.mark} />
        </g>
      ) : null}
      {kind === "bars"
        ? [18, 30, 24, 42, 36, 54, 46, 60, 50, 34, 40, 26].map((height, index) => (
            <rect key={index} x={12 + index * 12} y={68 - height} width="8" height={height} rx="2" className={index === 7 ? classes.mark : classes.shape} />
          ))
        : null}
    </svg>
  );
}
