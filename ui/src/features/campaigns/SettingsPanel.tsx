/** What was set when the campaign was launched: who sends what to whom, how fast, and with which words. */
import type { Campaign } from "@/api/contract";
import { Fact, Facts } from "@/components/Facts";
import { Moment } from "@/components/Moment";
import { Panel } from "@/components/Panel";
import { languageName, rate } from "@/lib/format";
import { say } from "@/lib/words";
import { Go } from "./Go";

export function SettingsPanel({ campaign }: { campaign: Campaign }) {
  return (
    <Panel title={say("ui-campaign-set")}>
      <Facts>
        <Fact label={say("ui-campaign-account")}>
          <Go to="/accounts/$id" params={{ id: campaign.account_id }}>
            {campaign.account_name}
          </Go>
        </Fact>
        <Fact label={say("ui-campaign-template")}>
          <Go to="/templates/$id" params={{ id: campaign.template_id }}>
            {campaign.template_name}
          </Go>
          {` · ${languageName(campaign.language)}`}
        </Fact>
        <Fact label={say("ui-campaign-channel")}>{say("ui-channel", { channel: campaign.channel })}</Fact>
        <Fact label={say("ui-campaign-audience")}>
          {campaign.list_name ? (
            <Go to="/audiences" search={{ list: campaign.list_id }}>
              {campaign.list_name}
            </Go>
          ) : (
            <span className="dim">{say("ui-campaign-audience-gone")}</span>
          )}
        </Fact>
        <Fact label={say("ui-campaign-rate")}>{campaign.rate === null ? say("ui-campaign-rate-allowed") : rate(campaign.rate)}</Fact>
        {campaign.starts_at ? (
          <Fact label={say("ui-campaign-starts-title")}>
            <Moment at={campaign.starts_at} />
          </Fact>
        ) : null}
        <Fact label={say("ui-campaign-started")}>
          <Moment at={campaign.launched_at} />
        </Fact>
        <Fact label={say("ui-campaign-ended")}>
          <Moment at={campaign.finished_at} />
        </Fact>
        {campaign.variables.map(({ key, source, fallback }) => (
          <Fact key={key} label={key}>
            {source.kind === "column" ? say("ui-campaign-from-column", { column: source.value }) : say("ui-campaign-from-text", { text: source.value })}
            {fallback ? <span className="dim">{` ${say("ui-campaign-else", { text: fallback })}`}</span> : null}
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}
