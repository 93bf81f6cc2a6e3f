/** A phone that shows a template message as its recipient would see it. Variables not yet filled are marked. */
import type { ReactNode } from "react";
import type { Preview } from "@/api/contract";
import { say } from "@/lib/words";
import classes from "./PhonePreview.module.css";

export function PhonePreview({ preview, from, under }: { preview: Preview; from: string; under?: ReactNode }) {
  return (
    <figure className={classes.figure}>
      <div className={classes.phone} role="group" aria-label={say("ui-phone-preview")}>
        <div className={classes.top}>
          <span className={classes.face} aria-hidden>
            {from.slice(0, 1).toUpperCase()}
          </span>
          {from}
        </div>
        <div className={classes.thread}>
          <div className={classes.bubble}>
            {preview.header ? <p className={classes.header}>{marked(preview.header)}</p> : null}
            <p className={classes.body}>{marked(preview.body)}</p>
            {preview.footer ? <p className={classes.footer}>{preview.footer}</p> : null}
          </div>
          {preview.buttons.map((button) => (
            <div key={button} className={classes.button}>
              {button}
            </div>
          ))}
        </div>
      </div>
      {under ? <figcaption>{under}</figcaption> : null}
    </figure>
  );
}

/** `{{1}}` and `{{name}}` stand for variables in both kinds of template; `${name}` in omni ones. */
const VARIABLE = /(\{\{[^}]+\}\}|\$\{[^}]+\})/g;

function marked(text: string): ReactNode[] {
  return text.split(VARIABLE).map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part));
}
