//! The steps of the connection test. Each asks Sinch one thing and says what it heard.

use super::report::{Finding, Report, Step, StepState};
use super::{Place, Subject};
use crate::{AppError, words};
use domain::Region;
use sinch::apps::{App, CredentialStatus};
use sinch::webhooks::Webhook;
use store::accounts::{ChannelRow, ProvedApp};

/// Webhooks an app may have.
const MOST_WEBHOOKS: usize = 5;

/// Runs the steps in order; what a failed one leaves unknown is skipped.
pub async fn run(subject: &Subject, at: i64) -> (Report, Option<ProvedApp>) {
    let mut report = Report {
        at,
        steps: Vec::new(),
        found_region: None,
    };
    let client = match subject.client_in(subject.region) {
        Ok(client) => client,
        Err(fault) => {
            report.steps.push(failed(Step::Token, &fault));
            skip_rest(&mut report);
            return (report, None);
        }
    };
    let token = token(subject, &client).await;
    let has_token = token.state == StepState::Passed;
    report.steps.push(token);
    let app = match has_token {
        true => app(subject, &client, &mut report).await,
        false => None,
    };
    let Some(app) = app else {
        skip_rest(&mut report);
        return (report, None);
    };
    let channels = channel_rows(&app);
    report.steps.push(mode(&app));
    report.steps.push(channel_states(&channels));
    report.steps.push(limits(&app));
    report.steps.push(webhooks(subject, &client).await);
    let proved = ProvedApp {
        processing_mode: app
            .processing_mode
            .map(|mode| mode.as_str().to_owned())
            .unwrap_or_default(),
        rate_outbound: app
            .rate_limits
            .and_then(|limits| limits.outbound)
            .map(i64::from),
        channels,
    };
    (report, Some(proved))
}

fn skip_rest(report: &mut Report) {
    use Step::{App, Channels, Limits, Mode, Token, Webhooks};
    for step in [Token, App, Mode, Channels, Limits, Webhooks] {
        if report.steps.iter().all(|found| found.step != step) {
            let words = words!("accounts-test-skipped");
            report
                .steps
                .push(Finding::new(step, StepState::Skipped, words));
        }
    }
}

/// A step that ended in an error: its message and its hint.
fn failed(step: Step, fault: &AppError) -> Finding {
    let mut found = Finding::new(step, StepState::Failed, fault.message().clone());
    found.hint = fault.advice().cloned();
    found
}

async fn token(subject: &Subject, client: &sinch::Client) -> Finding {
    let found = match client.authenticate().await {
        Ok(()) => Finding::new(
            Step::Token,
            StepState::Passed,
            words!("accounts-test-token-passed"),
        ),
        Err(fault) => failed(Step::Token, &fault.into()),
    };
    found.seen(words!("accounts-label-key-id"), &subject.key_id)
}

async fn app(subject: &Subject, client: &sinch::Client, report: &mut Report) -> Option<App> {
    let fault = match client.apps().get(&subject.app_id).await {
        Ok(app) => {
            let name = app.display_name.clone().unwrap_or_default();
            let found = Finding::new(
                Step::App,
                StepState::Passed,
                words!(
                    "accounts-test-app-passed",
                    name = &name,
                    region = shown(subject.region)
                ),
            );
            report.steps.push(
                found
                    .seen(words!("accounts-label-app"), name)
                    .seen(words!("accounts-label-app-id"), &subject.app_id)
                    .seen(words!("accounts-label-project"), &subject.project_id),
            );
            return Some(app);
        }
        Err(fault) => fault,
    };
    if fault.http_status() != Some(404) {
        report.steps.push(failed(Step::App, &fault.into()));
        return None;
    }
    for region in Place::other_regions(subject.region) {
        let Ok(client) = subject.client_in(region) else {
            continue;
        };
        if let Ok(app) = client.apps().get(&subject.app_id).await {
            let name = app.display_name.unwrap_or_default();
            let (asked, found) = (shown(subject.region), shown(region));
            report.found_region = Some(region);
            report.steps.push(
                Finding::new(
                    Step::App,
                    StepState::Failed,
                    words!("accounts-test-region-wrong", asked = asked, found = found),
                )
                .hint(words!("accounts-test-region-wrong-hint", found = found))
                .seen(words!("accounts-label-app"), name)
                .seen(words!("accounts-label-region"), found),
            );
            return None;
        }
    }
    report.steps.push(
        Finding::new(
            Step::App,
            StepState::Failed,
            words!("accounts-test-app-missing"),
        )
        .hint(words!("accounts-test-app-missing-hint"))
        .seen(words!("accounts-label-app-id"), &subject.app_id)
        .seen(words!("accounts-label-project"), &subject.project_id),
    );
    None
}

/// A region as Sinch's dashboard writes it.
fn shown(region: Region) -> &'static str {
    match region {
        Region::Eu => "EU",
        Region::Us => "US",
        Region::Br => "BR",
    }
}

fn mode(app: &App) -> Finding {
    use sinch::channel::ProcessingMode;
    let label = words!("accounts-label-mode");
    match &app.processing_mode {
        Some(mode @ ProcessingMode::Conversation) => Finding::new(
            Step::Mode,
            StepState::Passed,
            words!("accounts-test-mode-conversation"),
        )
        .seen(label, mode.as_str()),
        Some(mode @ ProcessingMode::Dispatch) => Finding::new(
            Step::Mode,
            StepState::Warned,
            words!("accounts-test-mode-dispatch"),
        )
        .hint(words!("accounts-test-mode-dispatch-hint"))
        .seen(label, mode.as_str()),
        unknown => {
            let word = unknown.as_ref().map_or("-", |mode| mode.as_str());
            Finding::new(
                Step::Mode,
                StepState::Warned,
                words!("accounts-test-mode-unknown"),
            )
            .seen(label, word)
        }
    }
}

fn channel_rows(app: &App) -> Vec<ChannelRow> {
    let credentials = app.channel_credentials.iter().flatten();
    credentials
        .map(|credentials| {
            let state = credentials.state.as_ref();
            ChannelRow {
                channel: credentials.channel.as_str().to_owned(),
                status: state
                    .and_then(|state| state.status.as_ref())
                    .map_or("PENDING", CredentialStatus::as_str)
                    .to_owned(),
                description: state
                    .and_then(|state| state.description.clone())
                    .unwrap_or_default(),
            }
        })
        .collect()
}

fn channel_states(channels: &[ChannelRow]) -> Finding {
    let active = channels
        .iter()
        .filter(|channel| channel.status == CredentialStatus::Active.as_str())
        .count();
    let all = channels.len();
    let found = match (active, all) {
        (_, 0) => Finding::new(
            Step::Channels,
            StepState::Failed,
            words!("accounts-test-channels-none"),
        )
        .hint(words!("accounts-test-channels-none-hint")),
        (0, _) => Finding::new(
            Step::Channels,
            StepState::Failed,
            words!("accounts-test-channels-dead", all = all),
        )
        .hint(words!("accounts-test-channels-hint")),
        (active, all) if active < all => Finding::new(
            Step::Channels,
            StepState::Warned,
            words!("accounts-test-channels-some", active = active, all = all),
        )
        .hint(words!("accounts-test-channels-hint")),
        _ => Finding::new(
            Step::Channels,
            StepState::Passed,
            words!("accounts-test-channels-all", all = all),
        ),
    };
    channels.iter().fold(found, |found, channel| {
        let said = [channel.status.as_str(), channel.description.as_str()];
        let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
        let label = words!("accounts-label-channel", channel = &channel.channel);
        found.seen(label, said.join(" · "))
    })
}

fn limits(app: &App) -> Finding {
    let limits = app.rate_limits.clone().unwrap_or_default();
    let Some(outbound) = limits.outbound else {
        return Finding::new(
            Step::Limits,
            StepState::Warned,
            words!("accounts-test-limits-unknown"),
        );
    };
    let mut found = Finding::new(
        Step::Limits,
        StepState::Passed,
        words!("accounts-test-limits-passed", outbound = outbound),
    );
    for (label, rate) in [
        (words!("accounts-label-inbound"), limits.inbound),
        (words!("accounts-label-callbacks"), limits.webhooks),
    ] {
        if let Some(rate) = rate {
            found = found.seen(label, rate.to_string());
        }
    }
    if let Some(queue) = &app.queue_stats {
        let (size, most) = (queue.outbound_size, queue.outbound_limit);
        if let (Some(size), Some(most)) = (size, most) {
            found = found.seen(words!("accounts-label-queue"), format!("{size} / {most}"));
        }
    }
    found
}

async fn webhooks(subject: &Subject, client: &sinch::Client) -> Finding {
    let webhooks = match client.webhooks().list(&subject.app_id).await {
        Ok(webhooks) => webhooks,
        Err(fault) => return failed(Step::Webhooks, &fault.into()),
    };
    let is_ours = |webhook: &&Webhook| {
        subject.webhook.as_ref().is_some_and(|(remote_id, end)| {
            let same_id = !remote_id.is_empty() && webhook.id.as_deref() == Some(remote_id);
            same_id || webhook.target.ends_with(end)
        })
    };
    let taken = webhooks.len();
    let count = format!("{taken} / {MOST_WEBHOOKS}");
    let found = match webhooks.iter().find(is_ours) {
        Some(ours) => Finding::new(
            Step::Webhooks,
            StepState::Passed,
            words!("accounts-test-webhook-ours"),
        )
        .seen(words!("accounts-label-target"), &ours.target),
        None if !subject.has_domain && subject.place.is_sinch() => Finding::new(
            Step::Webhooks,
            StepState::Warned,
            words!("accounts-test-webhook-no-domain"),
        )
        .hint(words!("accounts-test-webhook-no-domain-hint")),
        None if taken >= MOST_WEBHOOKS => Finding::new(
            Step::Webhooks,
            StepState::Warned,
            words!("accounts-test-webhook-limit", most = MOST_WEBHOOKS),
        )
        .hint(words!("accounts-test-webhook-limit-hint")),
        None if subject.webhook.is_none() => Finding::new(
            Step::Webhooks,
            StepState::Passed,
            words!("accounts-test-webhook-free"),
        ),
        None => Finding::new(
            Step::Webhooks,
            StepState::Warned,
            words!("accounts-test-webhook-none"),
        )
        .hint(words!("accounts-test-webhook-none-hint")),
    };
    found.seen(words!("accounts-label-webhooks"), count)
}
