/** The last sync of each account and kind: when, what was found, what changed. */
import { Link } from "@tanstack/react-router";
import type { KindSync } from "@/api/contract";
import { Moment } from "@/components/Moment";
import { say } from "@/lib/words";
import classes from "./TemplatesPage.module.css";
import { changeWords } from "./words";

interface SyncDetailsProps {
  syncs: KindSync[];
  nameOf: (account: string) => string;
  onLeave: () => void;
}

export function SyncDetails({ syncs, nameOf, onLeave }: SyncDetailsProps) {
  return (
    <div className={classes.syncs}>
      {syncs.map((sync) => (
        <section key={sync.account_id + sync.kind}>
          <h3>{say("ui-templates-sync-of", { account: nameOf(sync.account_id), kind: say("ui-template-kind-name", { kind: sync.kind }) })}</h3>
          <p className="dim">
            <Moment at={sync.at} />
            {" · "}
            {sync.fault ?? say("ui-templates-sync-found", { seen: sync.seen, added: sync.added, changed: sync.changed, gone: sync.gone })}
          </p>
          <ul>
            {sync.changes.map(({ template_id, name, change }, index) => (
              <li key={template_id + index}>
                <Link to="/templates/$id" params={{ id: template_id }} onClick={onLeave}>
                  {name}
                </Link>{" "}
                {changeWords(change)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
