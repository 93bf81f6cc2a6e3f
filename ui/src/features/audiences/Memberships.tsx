/** The lists a person is on: since when, by which file, and what was said there of their consent. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ContactPage, Membership } from "@/api/contract";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import classes from "./ContactPage.module.css";
import { RemoveMember } from "./RemoveMember";

export function Memberships({ told }: { told: ContactPage }) {
  const [leaving, setLeaving] = useState<Membership | null>(null);
  const lists = told.memberships;
  return (
    <Panel title={say("ui-contact-lists")} flush={lists.length > 0}>
      {lists.length === 0 ? (
        <p className={classes.none}>{say("ui-contact-lists-none")}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{say("ui-list-name")}</th>
              <th scope="col">{say("ui-member-since")}</th>
              <th scope="col">{say("ui-member-by")}</th>
              <th scope="col">{say("ui-member-consent")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {lists.map((each) => (
              <tr key={each.list_id}>
                <td>
                  <Link to="/audiences/lists/$id" params={{ id: each.list_id }}>
                    {each.list_name}
                  </Link>
                </td>
                <td>
                  <Moment at={each.joined_at} />
                </td>
                <td>
                  {each.import ? (
                    <Link to="/audiences/import" search={{ id: each.import }}>
                      {each.file_name}
                    </Link>
                  ) : (
                    say(each.joined_at ? "ui-member-by-hand" : "ui-member-unknown")
                  )}
                </td>
                <td>{each.consent ?? <span className="dim">{say("ui-member-consent-none")}</span>}</td>
                <td>
                  <Button size="compact-sm" variant="default" aria-label={say("ui-member-remove-from", { list: each.list_name })} onClick={() => setLeaving(each)}>
                    {say("ui-member-remove")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {leaving ? <RemoveMember contact={told.contact} list={leaving.list_id} listName={leaving.list_name} onClose={() => setLeaving(null)} /> : null}
    </Panel>
  );
}
