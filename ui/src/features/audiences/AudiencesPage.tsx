/** People, the lists they are on, and the files that brought them. */
import { Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { IconFile } from "@/components/icons";
import { LinkButton } from "@/components/LinkButton";
import { Page } from "@/components/Page";
import { say } from "@/lib/words";
import { ContactsTab } from "./ContactsTab";
import { ImportsTab } from "./ImportsTab";
import { ListsTab } from "./ListsTab";
import classes from "./AudiencesPage.module.css";

const tabs = ["contacts", "lists", "imports"];

export function AudiencesPage() {
  const go = useNavigate();
  const { tab, account } = useSearch({ from: "/audiences" });
  const actions = (
    <LinkButton to="/audiences/import" leftSection={<IconFile />}>
      {say("ui-audiences-import")}
    </LinkButton>
  );
  return (
    <Page title={say("ui-audiences-title")} actions={actions} fill>
      <Tabs
        value={tab && tabs.includes(tab) ? tab : "contacts"}
        onChange={(next) => void go({ to: "/audiences", search: { account, tab: next && next !== "contacts" ? next : undefined } })}
        keepMounted={false}
        classNames={{ root: classes.tabs, panel: classes.panel }}
      >
        <Tabs.List>
          <Tabs.Tab value="contacts">{say("ui-contacts-title")}</Tabs.Tab>
          <Tabs.Tab value="lists">{say("ui-lists-title")}</Tabs.Tab>
          <Tabs.Tab value="imports">{say("ui-imports-title")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="contacts">
          <ContactsTab />
        </Tabs.Panel>
        <Tabs.Panel value="lists">
          <ListsTab />
        </Tabs.Panel>
        <Tabs.Panel value="imports">
          <ImportsTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
