/** One template: the phone on each channel, its variables, languages and versions, state with Meta's reason, where it is used, its history. */
import { useParams, useSearch } from "@tanstack/react-router";
import { usePagesCommand, useQueryCommand } from "@/api/commands";
import type { Template } from "@/api/contract";
import { CampaignUses } from "@/components/CampaignUses";
import { CopyValue } from "@/components/CopyValue";
import { Empty } from "@/components/Empty";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { StateWord } from "@/components/StateWord";
import { say } from "@/lib/words";
import { History } from "./History";
import { Phones } from "./Phones";
import classes from "./TemplatePage.module.css";
import { Translations, Variables } from "./Translations";
import { templateTone } from "./words";

export function TemplatePage() {
  const { id } = useParams({ from: "/templates/$id" });
  const query = useQueryCommand("templates.get", { id });
  if (query.data) return <Told template={query.data} />;
  return (
    <Page title={say("ui-templates-title")}>
      <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />
    </Page>
  );
}

function Told({ template }: { template: Template }) {
  const { language } = useSearch({ from: "/templates/$id" });
  const accounts = useQueryCommand("accounts.list", {}).data?.items ?? [];
  const account = accounts.find((each) => each.id === template.account_id);
  const wanted = language ?? template.default_language;
  const translation = template.translations.find((each) => each.language === wanted) ?? template.translations[0];
  const state = <StateWord tone={templateTone(template.state)}>{say("ui-template-state-word", { state: template.state })}</StateWord>;
  const usable = template.state === "approved" || template.state === "usable";
  const launch = (
    <LinkButton to="/campaigns/new" search={{ template: template.id }}>
      {say("ui-template-launch")}
    </LinkButton>
  );
  return (
    <Page title={template.name} under={state} actions={usable ? launch : null}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Panel title={say("ui-template-about")}>
            <Facts>
              <Fact label={say("ui-template-kind")}>{say("ui-template-kind-name", { kind: template.kind })}</Fact>
              <Fact label={say("ui-template-category")}>{template.category ? say("ui-template-category-name", { category: template.category }) : "–"}</Fact>
              <Fact label={say("ui-template-account")}>{account?.name ?? "–"}</Fact>
              <Fact label={say("ui-template-remote")}>
                <CopyValue value={template.remote_id} what={say("ui-template-remote")} />
              </Fact>
              <Fact label={say("ui-template-synced")}>
                <Moment at={template.synced_at} form="ago" />
              </Fact>
            </Facts>
          </Panel>
          <Translations template={template} chosen={translation?.language} />
          {translation ? <Variables translation={translation} /> : null}
          <Uses template={template.id} />
          <History template={template.id} />
        </div>
        {translation ? <Phones template={template} translation={translation} account={account} /> : null}
      </div>
    </Page>
  );
}

function Uses({ template }: { template: string }) {
  const uses = usePagesCommand("templates.campaigns", { id: template });
  return (
    <section className={classes.uses} aria-label={say("ui-template-uses")}>
      <h2>{say("ui-template-uses")}</h2>
      <CampaignUses {...uses.table} empty={<Empty picture="message" title={say("ui-template-uses-none")} />} />
    </section>
  );
}
