/** One person: how they are reached, which lists they are on and since when, what they were sent. */
import { Button, Menu } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useQueryCommand } from "@/api/commands";
import type { ContactPage as Told } from "@/api/contract";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { IconEllipsis, IconPencil } from "@/components/icons";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { Phone } from "@/components/Phone";
import { languageName } from "@/lib/format";
import { groupPhone } from "@/lib/phone";
import { say } from "@/lib/words";
import classes from "./ContactPage.module.css";
import { DeleteContact } from "./DeleteContact";
import { EditContact } from "./EditContact";
import { Identities } from "./Identities";
import { Memberships } from "./Memberships";
import { Messages } from "./Messages";

export function ContactPage() {
  const { id } = useParams({ from: "/audiences/contacts/$id" });
  const query = useQueryCommand("audiences.contact", { contact_id: id });
  if (query.data) return <Known told={query.data} />;
  return (
    <Page title={say("ui-contacts-title")}>
      <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
    </Page>
  );
}

function Known({ told }: { told: Told }) {
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { contact } = told;
  const columns = Object.entries(contact.attributes);
  const actions = (
    <>
      <Menu position="bottom-end" width={224}>
        <Menu.Target>
          <Button variant="default" px={8} aria-label={say("ui-actions")}>
            <IconEllipsis />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" onClick={() => setDeleting(true)}>
            {say("ui-contact-delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<IconPencil />} onClick={() => setEditing(true)}>
        {say("ui-contact-edit")}
      </Button>
    </>
  );
  return (
    <Page title={contact.name || groupPhone(contact.phone)} under={contact.name ? <Phone number={contact.phone} /> : null} actions={actions}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Memberships told={told} />
          <Messages contact={contact.id} />
        </div>
        <div className={classes.column}>
          <Identities told={told} />
          <Panel title={say("ui-contact-about")}>
            <Facts>
              <Fact label={say("ui-contact-language")}>{contact.language ? languageName(contact.language) : "–"}</Fact>
              <Fact label={say("ui-contact-created")}>
                <Moment at={contact.created_at} />
              </Fact>
              <Fact label={say("ui-contact-updated")}>
                <Moment at={told.updated_at} />
              </Fact>
            </Facts>
          </Panel>
          <Panel title={say("ui-contact-attributes")}>
            {columns.length === 0 ? (
              <p className={classes.none}>{say("ui-contact-attributes-none")}</p>
            ) : (
              <Facts>
                {columns.map(([name, value]) => (
                  <Fact key={name} label={name}>
                    {value || "–"}
                  </Fact>
                ))}
              </Facts>
            )}
          </Panel>
        </div>
      </div>
      {editing ? <EditContact contact={contact} onClose={() => setEditing(false)} /> : null}
      <DeleteContact told={told} opened={deleting} onClose={() => setDeleting(false)} />
    </Page>
  );
}
