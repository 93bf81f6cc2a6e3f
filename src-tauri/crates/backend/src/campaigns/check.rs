//! The launch gate: everything that would keep a campaign from going well, looked up at Sinch as
//! it is now, before anybody is written to. Nothing is assumed from an earlier look.

use super::fill::{Person, attributes, fill, show, unmapped};
use super::lay::{EMPTY_VARIABLE, NO_IDENTITY};
use super::message::SentTemplate;
use super::timeline::KeptLine;
use super::types::{ById, Check, CheckState, Mapping, Preview, PreviewCampaign};
use crate::templates::{self, Template, Translation};
use crate::words::{Words, moment};
use crate::{App, AppError, Caller, Code, Result, words};
use domain::{CampaignId, CampaignState, Channel, ProcessingMode, TemplateKind, TemplateState};
use std::collections::BTreeMap;
use store::audiences::ContactRow;
use store::campaigns::{self as rows, Campaign};

/// Members looked at in one read.
const CHUNK: i64 = 2_000;

/// What the gate found, with the words unrendered so that a launch can refuse with them.
pub struct Gate {
    pub check: Check,
    /// Members of the list that were looked at.
    pub members: i64,
    /// When the draft that was looked at had last been changed.
    pub updated_at: i64,
    /// The lines, for a launch to keep.
    pub kept: Vec<KeptLine>,
    faults: Vec<AppError>,
    template: Option<SentTemplate>,
}

impl Gate {
    /// The first check that forbids a launch, as an error.
    pub fn first_failure(self: &Gate) -> Option<AppError> {
        self.faults.first().map(|fault| {
            let error = AppError::new(fault.code(), fault.message().clone());
            match fault.advice() {
                Some(advice) => error.hint(advice.clone()),
                None => error,
            }
        })
    }

    /// The template as messages will name it.
    ///
    /// # Errors
    /// When the gate did not pass.
    pub fn template(self) -> Result<SentTemplate> {
        self.template.ok_or_else(|| {
            AppError::new(
                Code::PreconditionFailed,
                words!("campaigns-check-template-gone"),
            )
        })
    }
}

/// `campaigns.check`: the gate as the wizard's page shows it.
pub async fn check(app: App, caller: Caller, request: ById) -> Result<Check> {
    let gate = gate(&app, &caller, &request.id, CampaignState::Draft).await?;
    Ok(gate.check)
}

struct Lines<'a> {
    app: &'a App,
    lines: Vec<KeptLine>,
    faults: Vec<AppError>,
}

impl Lines<'_> {
    fn add(&mut self, check: &str, state: CheckState, words: Words, hint: Option<Words>) {
        self.lines.push(KeptLine {
            check: check.to_owned(),
            state,
            sentence: words.clone(),
            hint: hint.clone(),
        });
        if state == CheckState::Failed {
            let error = AppError::new(Code::PreconditionFailed, words);
            self.faults.push(match hint {
                Some(hint) => error.hint(hint),
                None => error,
            });
        }
    }
}

/// Runs every check on a campaign that is in state `of`.
///
/// # Errors
/// When a check could not be made at all: no such campaign, the store is away.
pub async fn gate(app: &App, caller: &Caller, id: &CampaignId, of: CampaignState) -> Result<Gate> {
    let campaign = {
        let id = id.clone();
        app.store()
            .read(|tx| Box::pin(async move { rows::get(tx, &id).await }))
            .await?
    };
    let mut lines = Lines {
        app,
        lines: Vec::new(),
        faults: Vec::new(),
    };
    if campaign.state != of {
        let words = words!("campaigns-not-a-draft", name = campaign.name.as_str());
        return Err(AppError::new(Code::PreconditionFailed, words));
    }
    let mappings: Vec<Mapping> =
        serde_json::from_str(&campaign.variables).map_err(AppError::internal)?;
    check_account(&mut lines, &campaign).await?;
    let template = check_template(&mut lines, &campaign, &mappings).await?;
    let audience = audience(app, &campaign, &mappings).await?;
    check_audience(&mut lines, &audience);
    check_restored(&mut lines, &campaign).await?;
    check_webhook(&mut lines, &campaign).await?;
    let passed = lines.faults.is_empty();
    let said = lines
        .lines
        .iter()
        .map(|line| line.said(app, caller))
        .collect();
    Ok(Gate {
        members: audience.recipients + audience.skipped.values().sum::<i64>(),
        updated_at: campaign.updated_at,
        check: Check {
            passed,
            lines: said,
            recipients: audience.recipients,
            skipped: audience.skipped,
            empty: audience.empty,
        },
        kept: lines.lines,
        faults: lines.faults,
        template: template.filter(|_| passed),
    })
}

/// A draft that came back with a backup may have been launched after the backup was taken.
async fn check_restored(lines: &mut Lines<'_>, campaign: &Campaign) -> Result<()> {
    let Some(restored) = crate::settings::restored(lines.app).await? else {
        return Ok(());
    };
    if campaign.created_at <= restored.at {
        let taken = moment(restored.taken_at.unwrap_or(restored.at));
        let words = words!("settings-restored-draft", taken = taken);
        let hint = words!("settings-restored-draft-hint");
        lines.add("audience", CheckState::Warned, words, Some(hint));
    }
    Ok(())
}

/// The key is taken, the app is there, and the channel is active.
async fn check_account(lines: &mut Lines<'_>, campaign: &Campaign) -> Result<()> {
    let app = lines.app;
    let looked = match app.sinch(&campaign.account_id).await {
        Ok(account) => account
            .client
            .apps()
            .get(&account.account.app_id)
            .await
            .map_err(AppError::from),
        Err(fault) => Err(fault),
    };
    let remote = match looked {
        Ok(remote) => remote,
        Err(fault) => {
            let words = words!(
                "campaigns-check-account-failed",
                why = fault.message().clone()
            );
            let hint = fault.advice().cloned();
            lines.add("account", CheckState::Failed, words, hint);
            return Ok(());
        }
    };
    lines.add(
        "account",
        CheckState::Passed,
        words!("campaigns-check-account"),
        None,
    );
    super::doubt::note_app(app, &campaign.account_id, &remote).await?;
    let mode = remote.processing_mode.as_ref().map(|mode| mode.as_str());
    if mode == Some(ProcessingMode::Dispatch.as_str()) {
        let words = words!("campaigns-check-dispatch");
        let hint = words!("campaigns-check-dispatch-hint");
        lines.add("mode", CheckState::Warned, words, Some(hint));
    }
    let channel = campaign.channel.as_str();
    let named = words!("campaigns-channel", channel = channel);
    let state = remote
        .channel_credentials
        .iter()
        .flatten()
        .find(|credentials| credentials.channel.as_str() == channel)
        .map(|credentials| {
            credentials
                .state
                .as_ref()
                .and_then(|state| state.status.as_ref())
                .map_or("ACTIVE", |status| status.as_str())
        });
    match state {
        None => lines.add(
            "channel",
            CheckState::Failed,
            words!("campaigns-check-channel-missing", channel = named.clone()),
            Some(words!(
                "campaigns-check-channel-missing-hint",
                channel = named
            )),
        ),
        Some("ACTIVE") => lines.add(
            "channel",
            CheckState::Passed,
            words!("campaigns-check-channel", channel = named),
            None,
        ),
        Some(other) => lines.add(
            "channel",
            CheckState::Failed,
            words!(
                "campaigns-check-channel-state",
                channel = named,
                state = other
            ),
            Some(words!("campaigns-check-channel-state-hint")),
        ),
    }
    Ok(())
}

/// The template is there, can be sent in this language, and every variable is mapped.
async fn check_template(
    lines: &mut Lines<'_>,
    campaign: &Campaign,
    mappings: &[Mapping],
) -> Result<Option<SentTemplate>> {
    if let Err(fault) = templates::sync_account(lines.app, &campaign.account_id).await {
        let words = words!(
            "campaigns-check-template-unread",
            why = fault.message().clone()
        );
        lines.add(
            "template",
            CheckState::Failed,
            words,
            fault.advice().cloned(),
        );
        return Ok(None);
    }
    let template = templates::find(lines.app, &campaign.template_id).await?;
    let name = template.name.clone();
    let language = words!("campaigns-language", language = campaign.language.as_str());
    let Some(translation) = usable(&template, &campaign.language) else {
        let state = if template.state == TemplateState::Gone {
            words!("campaigns-check-template-gone-named", name = name)
        } else {
            words!(
                "campaigns-check-template-unusable",
                name = name,
                language = language,
                state = template.state.as_str()
            )
        };
        let hint = words!("campaigns-check-template-hint");
        lines.add("template", CheckState::Failed, state, Some(hint));
        return Ok(None);
    };
    let words = words!("campaigns-check-template", name = name, language = language);
    lines.add("template", CheckState::Passed, words, None);
    let keys = translation
        .variables
        .iter()
        .map(|variable| variable.key.as_str());
    let (missing, surplus) = unmapped(keys, mappings);
    if missing.is_empty() && surplus.is_empty() {
        let words = words!("campaigns-check-variables", count = mappings.len());
        lines.add("variables", CheckState::Passed, words, None);
    }
    if !missing.is_empty() {
        let words = words!(
            "campaigns-check-variables-missing",
            keys = missing.join(", ")
        );
        let hint = words!("campaigns-check-variables-missing-hint");
        lines.add("variables", CheckState::Failed, words, Some(hint));
    }
    if !surplus.is_empty() {
        let words = words!(
            "campaigns-check-variables-surplus",
            keys = surplus.join(", ")
        );
        lines.add("variables", CheckState::Failed, words, None);
    }
    Ok(Some(match template.kind {
        TemplateKind::Whatsapp if campaign.channel != Channel::WhatsApp => {
            let words = words!(
                "campaigns-check-template-channel",
                name = template.name.as_str(),
                channel = words!("campaigns-channel", channel = campaign.channel.as_str())
            );
            lines.add("template", CheckState::Failed, words, None);
            return Ok(None);
        }
        TemplateKind::Whatsapp => SentTemplate::WhatsApp {
            name: template.name.clone(),
            language: campaign.language.clone(),
        },
        TemplateKind::Omni => SentTemplate::Omni {
            id: template.remote_id.clone(),
            version: translation
                .version
                .clone()
                .unwrap_or_else(|| "latest".to_owned()),
            language: campaign.language.clone(),
        },
    }))
}

fn usable<'t>(template: &'t Template, language: &str) -> Option<&'t Translation> {
    let sendable = |state| matches!(state, TemplateState::Approved | TemplateState::Usable);
    template
        .translations
        .iter()
        .filter(|_| template.state != TemplateState::Gone)
        .find(|one| one.language == language && sendable(one.state))
}

#[derive(Default)]
struct Audience {
    recipients: i64,
    skipped: BTreeMap<String, i64>,
    empty: BTreeMap<String, i64>,
}

/// Counts as the ledger will be laid.
async fn audience(app: &App, campaign: &Campaign, mappings: &[Mapping]) -> Result<Audience> {
    let mut audience = Audience::default();
    let mut after = None;
    loop {
        let (list, from) = (campaign.list_id.clone(), after.clone());
        let members = app
            .store()
            .read(|tx| {
                Box::pin(async move {
                    store::audiences::members_after(tx, &list, from.as_ref(), CHUNK).await
                })
            })
            .await?;
        let Some(last) = members.last() else {
            return Ok(audience);
        };
        after = Some(last.id.as_str().into());
        for member in &members {
            match filled(member, mappings)? {
                Ok(_) => audience.recipients += 1,
                Err(Skip::NoIdentity) => {
                    *audience.skipped.entry(NO_IDENTITY.to_owned()).or_default() += 1;
                }
                Err(Skip::Empty(key)) => {
                    *audience
                        .skipped
                        .entry(EMPTY_VARIABLE.to_owned())
                        .or_default() += 1;
                    *audience.empty.entry(key.to_owned()).or_default() += 1;
                }
            }
        }
    }
}

enum Skip<'m> {
    NoIdentity,
    Empty(&'m str),
}

fn filled<'m>(
    member: &ContactRow,
    mappings: &'m [Mapping],
) -> Result<std::result::Result<super::fill::Parameters, Skip<'m>>> {
    if member.phone.is_empty() {
        return Ok(Err(Skip::NoIdentity));
    }
    let attributes = attributes(&member.attributes)?;
    let person = Person {
        name: &member.name,
        phone: &member.phone,
        attributes: &attributes,
    };
    Ok(fill(mappings, &person).map_err(Skip::Empty))
}

fn check_audience(lines: &mut Lines<'_>, audience: &Audience) {
    let skipped: i64 = audience.skipped.values().sum();
    if audience.recipients == 0 {
        let words = words!("campaigns-check-audience-empty", skipped = skipped);
        let hint = words!("campaigns-check-audience-empty-hint");
        lines.add("audience", CheckState::Failed, words, Some(hint));
        return;
    }
    let words = words!("campaigns-check-audience", people = audience.recipients);
    lines.add("audience", CheckState::Passed, words, None);
    if skipped > 0 {
        let words = words!("campaigns-check-audience-skipped", skipped = skipped);
        let hint = words!("campaigns-check-audience-skipped-hint");
        lines.add("audience", CheckState::Warned, words, Some(hint));
    }
}

/// Whether statuses will come back at all.
async fn check_webhook(lines: &mut Lines<'_>, campaign: &Campaign) -> Result<()> {
    let account = campaign.account_id.clone();
    let ours = lines
        .app
        .store()
        .read(|tx| Box::pin(async move { store::webhooks::has_ours(tx, &account).await }))
        .await?;
    if ours {
        lines.add(
            "webhook",
            CheckState::Passed,
            words!("campaigns-check-webhook"),
            None,
        );
    } else {
        let words = words!("campaigns-check-webhook-none");
        let hint = words!("campaigns-check-webhook-none-hint");
        lines.add("webhook", CheckState::Warned, words, Some(hint));
    }
    Ok(())
}

/// `campaigns.preview`: the message as one person of the audience would get it.
///
/// # Errors
/// `not_found` past the end of the audience.
pub async fn preview(app: App, caller: Caller, request: PreviewCampaign) -> Result<Preview> {
    let campaign = app
        .store()
        .read(|tx| Box::pin(async move { rows::get(tx, &request.id).await }))
        .await?;
    let (list, index) = (campaign.list_id.clone(), request.index.max(0));
    let member = app
        .store()
        .read(|tx| Box::pin(async move { store::audiences::member_at(tx, &list, index).await }))
        .await?;
    let template = templates::find(&app, &campaign.template_id).await?;
    let mappings: Vec<Mapping> =
        serde_json::from_str(&campaign.variables).map_err(AppError::internal)?;
    let (parameters, skipped) = match filled(&member, &mappings)? {
        Ok(parameters) => (parameters, None),
        Err(Skip::NoIdentity) => (BTreeMap::new(), Some(words!("campaigns-skip-no-identity"))),
        Err(Skip::Empty(key)) => (
            BTreeMap::new(),
            Some(words!("campaigns-skip-empty", key = key)),
        ),
    };
    let preview = template
        .translations
        .into_iter()
        .find(|translation| translation.language == campaign.language)
        .map(|translation| translation.preview)
        .unwrap_or_default();
    Ok(Preview {
        phone: member.phone,
        name: member.name,
        header: preview.header.map(|text| show(&text, &parameters)),
        body: show(&preview.body, &parameters),
        footer: preview.footer,
        buttons: preview.buttons,
        parameters,
        skipped: skipped.map(|words| app.say(&caller, &words)),
    })
}
