/** One list: the people on it, the files that brought them, the campaigns that write to it. */
import { Button, Menu, Tabs } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { usePagesCommand, useQueryCommand } from "@/api/commands";
import type { Response } from "@/api/contract";
import { CampaignUses } from "@/components/CampaignUses";
import { Empty } from "@/components/Empty";
import { FaultNotice } from "@/components/FaultNotice";
import { IconEllipsis, IconFile } from "@/components/icons";
import { LinkButton } from "@/components/LinkButton";
import { Page } from "@/components/Page";
import { say } from "@/lib/words";
import classes from "./AudiencesPage.module.css";
import { DeleteList } from "./DeleteList";
import { ImportsTab } from "./ImportsTab";
import { Members } from "./Members";
import { RenameList } from "./RenameList";

type Told = Response<"audiences.list">;
const tabs = ["people", "imports", "campaigns"];

export function ListPage() {
  const { id } = useParams({ from: "/audiences/lists/$id" });
  const query = useQueryCommand("audiences.list", { list_id: id });
  if (query.data) return <Known told={query.data} />;
  return (
    <Page title={say("ui-lists-title")}>
      <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
    </Page>
  );
}

function Known({ told }: { told: Told }) {
  const go = useNavigate();
  const { tab } = useSearch({ from: "/audiences/lists/$id" });
  const [renaming, setRenaming] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { list } = told;
  const actions = (
    <>
      <Menu position="bottom-end" width={224}>
        <Menu.Target>
          <Button variant="default" px={8} aria-label={say("ui-actions")}>
            <IconEllipsis />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setRenaming(true)}>{say("ui-list-rename")}</Menu.Item>
          <Menu.Item color="red" onClick={() => setDeleting(true)}>
            {say("ui-list-delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <LinkButton variant="default" to="/audiences/import" search={{ list: list.id }} leftSection={<IconFile />}>
        {say("ui-list-import")}
      </LinkButton>
      <LinkButton to="/campaigns/new" search={{ list: list.id }}>
        {say("ui-list-launch")}
      </LinkButton>
    </>
  );
  return (
    <Page title={list.name} under={say("ui-list-people", { n: list.members })} actions={actions} fill>
      <Tabs
        value={tab && tabs.includes(tab) ? tab : "people"}
        onChange={(next) => void go({ to: "/audiences/lists/$id", params: { id: list.id }, search: { tab: next && next !== "people" ? next : undefined } })}
        keepMounted={false}
        classNames={{ root: classes.tabs, panel: classes.panel }}
      >
        <Tabs.List>
          <Tabs.Tab value="people">{say("ui-list-members")}</Tabs.Tab>
          <Tabs.Tab value="imports">{say("ui-imports-title")}</Tabs.Tab>
          <Tabs.Tab value="campaigns">{say("ui-uses-title")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <Members list={list} />
        </Tabs.Panel>
        <Tabs.Panel value="imports">
          <ImportsTab list={list.id} />
        </Tabs.Panel>
        <Tabs.Panel value="campaigns">
          <Uses list={list.id} />
        </Tabs.Panel>
      </Tabs>
      {renaming ? <RenameList list={list} onClose={() => setRenaming(false)} /> : null}
      <DeleteList told={told} opened={deleting} onClose={() => setDeleting(false)} />
    </Page>
  );
}

function Uses({ list }: { list: string }) {
  const uses = usePagesCommand("audiences.list_campaigns", { list_id: list });
  const empty = (
    <Empty
      picture="message"
      title={say("ui-list-campaigns-none")}
      action={
        <LinkButton to="/campaigns/new" search={{ list }}>
          {say("ui-list-launch")}
        </LinkButton>
      }
    />
  );
  return <CampaignUses {...uses.table} empty={empty} />;
}
