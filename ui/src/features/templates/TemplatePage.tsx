/** One template: the phone, its variables, languages, state and Meta's reason. */
import { SegmentedControl } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useQueryCommand } from "@/api/commands";
import type { Template, Translation } from "@/api/contract";
import { Fact, Facts } from "@/components/Facts";
import { FaultNotice } from "@/components/FaultNotice";
import { LinkButton } from "@/components/LinkButton";
import { Moment } from "@/components/Moment";
import { Page } from "@/components/Page";
import { Panel } from "@/components/Panel";
import { PhonePreview } from "@/components/PhonePreview";
import { StateWord } from "@/components/StateWord";
import { CopyValue } from "@/components/CopyValue";
import { languageName } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./TemplatePage.module.css";
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
  const go = useNavigate();
  const accounts = useQueryCommand("accounts.list", {}).data?.items ?? [];
  const account = accounts.find((each) => each.id === template.account_id);
  const wanted = language ?? template.default_language;
  const translation = template.translations.find((each) => each.language === wanted) ?? template.translations[0];
  const state = <StateWord tone={templateTone(template.state)}>{say("ui-template-state-word", { state: template.state })}</StateWord>;
  const usable = template.state === "approved" || template.state === "usable";
  return (
    <Page title={template.name} under={state} actions={usable ? <LinkButton to="/campaigns/new">{say("ui-template-launch")}</LinkButton> : null}>
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
          <Translations template={template} />
          {translation ? <Variables translation={translation} /> : null}
        </div>
        {translation ? (
          <div className={classes.phone}>
            {template.translations.length > 1 ? (
              <SegmentedControl
                aria-label={say("ui-template-languages")}
                data={template.translations.slice(0, 5).map((each) => ({ value: each.language, label: languageName(each.language) }))}
                value={translation.language}
                onChange={(value) => void go({ to: "/templates/$id", params: { id: template.id }, search: { language: value }, replace: true })}
              />
            ) : null}
            <PhonePreview preview={translation.preview} from={account?.name ?? template.name} />
          </div>
        ) : null}
      </div>
    </Page>
  );
}

function Translations({ template }: { template: Template }) {
  return (
    <Panel title={say("ui-template-languages")} flush>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{say("ui-template-language")}</th>
            <th scope="col">{say("ui-template-state")}</th>
            <th scope="col">{say("ui-template-reason")}</th>
          </tr>
        </thead>
        <tbody>
          {template.translations.map((each) => (
            <tr key={each.language + (each.version ?? "")}>
              <td>
                {languageName(each.language)} <span className="mono dim">{each.language}</span>
              </td>
              <td>
                <StateWord tone={templateTone(each.state)}>{say("ui-template-state-word", { state: each.state })}</StateWord>
              </td>
              <td>{each.reason ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Variables({ translation }: { translation: Translation }) {
  return (
    <Panel title={say("ui-template-variables")} flush={translation.variables.length > 0}>
      {translation.variables.length === 0 ? (
        <p className={classes.none}>{say("ui-template-variables-none")}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{say("ui-template-variable")}</th>
              <th scope="col">{say("ui-template-example")}</th>
            </tr>
          </thead>
          <tbody>
            {translation.variables.map((variable) => (
              <tr key={variable.key}>
                <td className="mono">{variable.key}</td>
                <td>{variable.example ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
