/** A template's languages with version, state and reason, and what must be filled in one of them. */
import { Link } from "@tanstack/react-router";
import type { Template, Translation } from "@/api/contract";
import { Panel } from "@/components/Panel";
import { StateWord } from "@/components/StateWord";
import { languageName } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./TemplatePage.module.css";
import { reasonWords, templateTone } from "./words";

export function Translations({ template, chosen }: { template: Template; chosen: string | undefined }) {
  const versions = template.translations.some((each) => each.version);
  return (
    <Panel title={say("ui-template-languages")} flush>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{say("ui-template-language")}</th>
            {versions ? <th scope="col">{say("ui-template-version")}</th> : null}
            <th scope="col">{say("ui-template-state")}</th>
            <th scope="col">{say("ui-template-reason")}</th>
          </tr>
        </thead>
        <tbody>
          {template.translations.map((each) => (
            <tr key={each.language + (each.version ?? "")} data-chosen={each.language === chosen || undefined}>
              <td>
                <Link to="/templates/$id" params={{ id: template.id }} search={(search) => ({ ...search, language: each.language })} replace>
                  {languageName(each.language)}
                </Link>{" "}
                <span className="mono dim">{each.language}</span>
                {each.language === template.default_language ? <span className="small dim"> {say("ui-template-default")}</span> : null}
              </td>
              {versions ? <td className="number">{each.version ?? "–"}</td> : null}
              <td>
                <StateWord tone={templateTone(each.state)}>{say("ui-template-state-word", { state: each.state })}</StateWord>
              </td>
              <td>
                <Reason translation={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Meta's reason in words, and what to do; for a state that needs something to be done, that. */
function Reason({ translation }: { translation: Translation }) {
  if (translation.reason) {
    const { meaning, advice } = reasonWords(translation.reason);
    return (
      <span title={translation.reason}>
        {meaning}
        {advice ? <span className={classes.advice}>{advice}</span> : null}
      </span>
    );
  }
  const needs = ["rejected", "paused", "disabled", "pending"].includes(translation.state);
  return needs ? <span className="dim">{say("ui-template-state-advice", { state: translation.state })}</span> : "–";
}

export function Variables({ translation }: { translation: Translation }) {
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
