// Written by `cargo xtask gen` from the router's list of commands. Do not edit.

export type Account = { id: AccountId, name: string, key: string, 
/**
 * The list that campaigns of this account start with.
 */
list_id: ListId | null, list_name: string | null, 
/**
 * The public domain in front of the receiver; empty when there is none.
 */
proxy_domain: string, region: Region, project_id: string, app_id: string, key_id: string, 
/**
 * E.164; empty when unknown.
 */
phone: string, description: string, 
/**
 * Known once the app was found.
 */
processing_mode: ProcessingMode | null, 
/**
 * Whether nothing of it leaves this computer.
 */
rehearsal: boolean, health: Health, 
/**
 * The health in a sentence.
 */
health_words: string, channels: Array<AccountChannel>, 
/**
 * Messages a second that the app drains to its channels.
 */
rate_outbound: number | null, secrets: AccountSecrets, webhook: AccountWebhook, last_test: ConnectionReport | null, created_at: number, updated_at: number, };

export type AccountActivity = { id: AccountId, cursor?: string, limit?: number, };

export type AccountChannel = { 
/**
 * Sinch's word for the channel. Text, because Sinch may have more than are known here.
 */
channel: string, 
/**
 * Sinch's word for its state: `ACTIVE`, `PENDING` or `FAILING`.
 */
status: string, 
/**
 * Why it fails, in Sinch's words; usually empty.
 */
description: string, 
/**
 * The address in Contact Pro's `Numbers/Addresses`, for channels that have one.
 */
queue_address: string | null, };

export type AccountForm = { 
/**
 * What people call it.
 */
name: string, 
/**
 * At most five letters and digits, unlike every other account's.
 */
key: string, 
/**
 * The list that campaigns start with; made when there is none of that name.
 */
list_name: string, 
/**
 * The public domain in front of the receiver; empty when there is none.
 */
proxy_domain: string, 
/**
 * `eu`, `us` or `br`; must be the app's own.
 */
region: string, 
/**
 * Sinch's project.
 */
project_id: string, 
/**
 * Sinch's app.
 */
app_id: string, 
/**
 * The access key's id.
 */
key_id: string, 
/**
 * The access key's secret, or `env:NAME`. Empty in an update: the kept one stays.
 */
key_secret: string, 
/**
 * The webhook's secret token, or `env:NAME`. Empty: generated, or the kept one stays.
 */
webhook_secret: string, 
/**
 * The sender's number as entered at Sinch, with its country prefix.
 */
phone: string, 
/**
 * Free text.
 */
description: string, };

export type AccountId = string;

export type AccountSecrets = { 
/**
 * The access key's secret.
 */
key: KeptSecret, 
/**
 * The webhook's secret.
 */
webhook: KeptSecret, };

export type AccountWebhook = { state: WebhookState, 
/**
 * Where Sinch posts to.
 */
target: string | null, last_callback_at: number | null, };

export type Action = "launch" | "pause" | "resume" | "cancel" | "delete";

export type ActionNow = { action: Action, allowed: boolean, why_not: string | null, };

export type Activity = { at: number, who: string, 
/**
 * The command's name.
 */
command: string, 
/**
 * The id of what it was done to.
 */
subject: string, };

export type Attempt = { id: AttemptId, number: number, state: RecipientState, 
/**
 * A later attempt took its place.
 */
superseded: boolean, claimed_at: number, message_id: string | null, reason: RecipientReason | null, updated_at: number, };

export type AttemptId = string;

export type Attention = { 
/**
 * What is the matter.
 */
sentence: string, 
/**
 * The one button that helps.
 */
action: AttentionAction, };

export type AttentionAction = { 
/**
 * What stands on it.
 */
label: string, 
/**
 * The page's address in the interface.
 */
page: string, };

export type ById = { id: CampaignId, };

export type Callback = { 
/**
 * `cbk_…`.
 */
id: CallbackId, 
/**
 * The account.
 */
account_id: AccountId, 
/**
 * When it came in, ms.
 */
received_at: number, 
/**
 * Sinch's trigger; empty until it was read.
 */
trigger: string, 
/**
 * What is held of it.
 */
verdict: CallbackVerdict, 
/**
 * What it told, in a sentence.
 */
summary: string, 
/**
 * Whether it moved something.
 */
applied: boolean, };

export type CallbackDetail = { 
/**
 * The request's headers.
 */
headers: { [key in string]: string }, 
/**
 * The raw body; base64 when it is no text, empty when it was too large to keep.
 */
body: string, 
/**
 * `text`, `base64` or `dropped`.
 */
body_encoding: string, 
/**
 * How it was verified, in order.
 */
verification: Array<VerificationStep>, 
/**
 * What it changed.
 */
effects: Array<CallbackEffect>, 
/**
 * `cbk_…`.
 */
id: CallbackId, 
/**
 * The account.
 */
account_id: AccountId, 
/**
 * When it came in, ms.
 */
received_at: number, 
/**
 * Sinch's trigger; empty until it was read.
 */
trigger: string, 
/**
 * What is held of it.
 */
verdict: CallbackVerdict, 
/**
 * What it told, in a sentence.
 */
summary: string, 
/**
 * Whether it moved something.
 */
applied: boolean, };

export type CallbackEffect = { 
/**
 * The campaign it touched.
 */
campaign_id: string, 
/**
 * The recipient it touched.
 */
recipient_id: string, 
/**
 * The state it moved the recipient from; `null` when it moved nothing.
 */
from: string | null, 
/**
 * The state it moved the recipient to; `null` when it moved nothing.
 */
to: string | null, };

export type CallbackId = string;

export type CallbackVerdict = "valid" | "late" | "quarantined" | "unparsable";

export type Campaign = { id: CampaignId, name: string, account_id: AccountId, account_name: string, 
/**
 * Whether its account is a rehearsal.
 */
rehearsal: boolean, template_id: TemplateId, template_name: string, channel: Channel, language: string, list_id: ListId, list_name: string, variables: Array<Mapping>, state: CampaignState, 
/**
 * Why it paused itself, and what to do.
 */
paused_because: string | null, 
/**
 * Recipients by state; every state is there.
 */
counts: Record<RecipientState, number>, 
/**
 * Recipients laid so far.
 */
total: number, 
/**
 * Messages a second asked for.
 */
rate: number | null, 
/**
 * Messages a second that the app lets out, where known.
 */
allowed_rate: number | null, 
/**
 * Messages accepted a second, over the last seconds; 0 when it does not run.
 */
rate_now: number, 
/**
 * Until the last message is accepted, at this rate.
 */
seconds_left: number | null, 
/**
 * How long statuses lag behind at the callbacks' own pace.
 */
status_lag_seconds: number | null, actions: Array<ActionNow>, failures: Array<Failure>, created_at: number, launched_at: number | null, finished_at: number | null, };

export type CampaignForm = { name: string, account_id: AccountId, template_id: TemplateId, channel: Channel, 
/**
 * The translation to send, as the template spells it.
 */
language: string, list_id: ListId, 
/**
 * Messages a second, at least 1; `null`: as fast as the app allows.
 */
rate: number | null, variables: Array<Mapping>, };

export type CampaignId = string;

export type CampaignPreview = { phone: string, name: string, header: string | null, body: string, footer: string | null, buttons: Array<string>, parameters: { [key in string]: string }, 
/**
 * Why this person would be skipped.
 */
skipped: string | null, };

export type CampaignState = "draft" | "launching" | "running" | "paused" | "finished" | "cancelled";

export type CampaignSuggestion = { 
/**
 * What it could be called.
 */
name: string, 
/**
 * A template that can be sent.
 */
template_id: TemplateId, 
/**
 * The audience.
 */
list_id: ListId, };

export type Channel = "WHATSAPP" | "RCS" | "SMS" | "MESSENGER" | "VIBERBM" | "VIBER" | "MMS" | "INSTAGRAM" | "TELEGRAM" | "KAKAOTALK" | "KAKAOTALKCHAT" | "LINE" | "WECHAT" | "APPLEBC" | "SINCH_CHAT";

export type Check = { passed: boolean, lines: Array<CheckLine>, 
/**
 * People who would get the message.
 */
recipients: number, 
/**
 * People who would not, by reason.
 */
skipped: { [key in string]: number }, 
/**
 * People without a value, by variable.
 */
empty: { [key in string]: number }, };

export type CheckLine = { 
/**
 * Which check: `account`, `channel`, `template`, `variables`, `audience`, `rate`, `webhook`.
 */
check: string, state: CheckState, sentence: string, hint: string | null, };

export type CheckState = "passed" | "warned" | "failed";

export type Code = "invalid_input" | "not_found" | "conflict" | "precondition_failed" | "credentials_rejected" | "rate_limited" | "sinch_unavailable" | "forbidden" | "internal";

export type ConnectionReport = { 
/**
 * When.
 */
at: number, 
/**
 * Whether no step failed.
 */
ok: boolean, steps: Array<ConnectionStep>, 
/**
 * The region where the app was found, when it is not the account's.
 */
found_region: Region | null, };

export type ConnectionStep = { step: Step, state: StepState, 
/**
 * What was found.
 */
sentence: string, 
/**
 * What Sinch said.
 */
evidence: Array<Evidence>, 
/**
 * What to do about it.
 */
hint: string | null, };

export type Contact = { 
/**
 * Its id.
 */
id: ContactId, 
/**
 * E.164 with its plus.
 */
phone: string, 
/**
 * '' when unknown.
 */
name: string, 
/**
 * A language tag.
 */
language: string | null, 
/**
 * What the newest file said, by column.
 */
attributes: { [key in string]: string }, 
/**
 * The names of the lists it is on.
 */
lists: Array<string>, 
/**
 * Ms since the epoch.
 */
created_at: number, };

export type ContactId = string;

export type Decision = "sent" | "send_again";

export type DeletePreview = { campaigns: number, callbacks: number, templates: number, };

export type Done = Record<symbol, never>;

export type Encoding = "utf-8" | "utf-8-sig" | "utf-16" | "utf-16-le" | "utf-16-be" | "cp1252";

export type EnsureWebhook = { 
/**
 * The account.
 */
account_id: AccountId, };

export type EnsuredWebhook = { 
/**
 * How it stands.
 */
state: WebhookState, 
/**
 * Where Sinch posts to; `null` when there is no webhook of ours.
 */
target: string | null, 
/**
 * The same in words.
 */
sentence: string, };

export type ErrorBody = { 
/**
 * What kind of failure.
 */
code: Code, 
/**
 * What did not happen.
 */
message: string, 
/**
 * What to do about it.
 */
hint: string | null, 
/**
 * Field → what is wrong with it, for forms.
 */
fields: { [key in string]: string }, 
/**
 * Whether the same call may succeed later without a change.
 */
retryable: boolean, 
/**
 * Finds the matching lines of the log.
 */
trace: string, };

export type Event = { "kind": "changed", 
/**
 * Each at most once, in a fixed order.
 */
topics: Array<Topic>, };

export type Evidence = { label: string, value: string, };

export type Failure = { code: string, count: number, 
/**
 * What the code means.
 */
meaning: string, kind: ReasonKind, };

export type Field = "first_name" | "last_name" | "name" | "language";

export type FileId = string;

export type FileInfo = { 
/**
 * Its id.
 */
id: FileId, 
/**
 * The name it had where it came from; shown, never used as a path.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Milliseconds since the epoch.
 */
created_at: number, };

export type FileReading = { 
/**
 * How its bytes are read.
 */
encoding: Encoding, 
/**
 * What parts its cells.
 */
delimiter: string, 
/**
 * Whether its first row names the columns.
 */
header: boolean, 
/**
 * The columns' names, or letters.
 */
columns: Array<string>, 
/**
 * How many rows it has, without the header and blank ones.
 */
rows: number, 
/**
 * The first of them.
 */
first_rows: Array<Array<string>>, 
/**
 * The column that holds the numbers, if one does.
 */
phone_column: string | null, 
/**
 * Field → the column that seems to hold it.
 */
suggested: { [key in Field]?: string }, };

export type Found = { kind: FoundKind, id: string, 
/**
 * Its name; a contact without one is called by its number.
 */
title: string, 
/**
 * What tells it from others of that name.
 */
detail: string, };

export type FoundKind = "account" | "template" | "list" | "campaign" | "contact";

export type GetCallback = { 
/**
 * `cbk_…`.
 */
id: CallbackId, };

export type GetOverview = { 
/**
 * One account; all when absent.
 */
account_id?: AccountId, 
/**
 * How far back to look, in minutes: 60 when absent, at most a day.
 */
minutes?: number, };

export type GetRecipient = { id: RecipientId, };

export type Health = "unproven" | "ready" | "attention" | "failing";

export type Import = { 
/**
 * Its id.
 */
id: ImportId, 
/**
 * Where it stands.
 */
state: ImportPhase, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * The list's name.
 */
list_name: string, 
/**
 * The list, once the contacts are on it.
 */
list_id: ListId | null, 
/**
 * Rows read so far: imported + duplicates + rejected.
 */
rows: number, 
/**
 * Rows that are contacts.
 */
imported: number, 
/**
 * Rows whose number an earlier row of the file has.
 */
duplicates: number, 
/**
 * Rows that were refused.
 */
rejected: number, 
/**
 * 0 to 100.
 */
percent: number, 
/**
 * Why it failed.
 */
fault: string | null, 
/**
 * What to do about it.
 */
hint: string | null, };

export type ImportId = string;

export type ImportPhase = "reading" | "publishing" | "done" | "failed" | "cancelled";

export type ImportRef = { 
/**
 * Its id.
 */
import_id: ImportId, };

export type ImportStarted = { 
/**
 * Its id.
 */
import_id: ImportId, };

export type KeptSecret = { 
/**
 * `keychain`, `file`, `env` or `sandbox`.
 */
keeper: string, 
/**
 * When it was last used, where that is known.
 */
last_used_at: number | null, };

export type LaunchCampaign = { id: CampaignId, 
/**
 * How many people the confirmation named; refused when it is another number by now.
 */
confirm_recipients: number, };

export type List = { 
/**
 * Its id.
 */
id: ListId, 
/**
 * Its name.
 */
name: string, 
/**
 * How many contacts are on it.
 */
members: number, 
/**
 * Ms since the epoch.
 */
created_at: number, };

export type ListCallbacks = { 
/**
 * One account's.
 */
account_id?: AccountId, 
/**
 * One trigger's, in Sinch's word; `quarantined` for what is held.
 */
trigger?: string, 
/**
 * The beginning of a number, or the whole id of a message or an attempt.
 */
search?: string, 
/**
 * Where the page begins; from the page before.
 */
cursor?: string, 
/**
 * How many at most.
 */
limit?: number, };

export type ListCampaigns = { account_id?: AccountId, state?: CampaignState, 
/**
 * The start of the name.
 */
search?: string, cursor?: string, limit?: number, };

export type ListContacts = { 
/**
 * Of this list only.
 */
list_id?: ListId, 
/**
 * The begin of a name or of a number.
 */
search?: string, 
/**
 * From where on; from the begin without it.
 */
cursor?: string, 
/**
 * How many at most.
 */
limit?: number, };

export type ListId = string;

export type ListLists = { 
/**
 * From where on; from the begin without it.
 */
cursor?: string, 
/**
 * How many at most.
 */
limit?: number, };

export type ListRecipients = { id: CampaignId, state?: RecipientState, 
/**
 * A reason code.
 */
code?: string, 
/**
 * The start of the phone number, with or without plus sign.
 */
search?: string, cursor?: string, limit?: number, };

export type ListRejections = { 
/**
 * The import.
 */
import_id: ImportId, 
/**
 * From where on; from the begin without it.
 */
cursor?: string, 
/**
 * How many at most.
 */
limit?: number, };

export type ListTemplates = { account_id?: AccountId, 
/**
 * How the name begins.
 */
search?: string, kind?: TemplateKind, state?: TemplateState, 
/**
 * With a translation into this language.
 */
language?: string, cursor?: string, limit?: number, };

export type ListWebhooks = { 
/**
 * The account.
 */
account_id: AccountId, };

export type Mapping = { 
/**
 * Sinch's parameter key, e.g. `body[1]text`, or the omni variable's name.
 */
key: string, 
/**
 * Where the value comes from.
 */
source: Source, 
/**
 * What stands there when the source is empty; without it the person is skipped.
 */
fallback: string | null, };

export type Minute = { 
/**
 * Its beginning.
 */
at: number, enqueued: number, sent: number, delivered: number, read: number, 
/**
 * Failed, rejected, or not accepted by Sinch.
 */
failed: number, };

export type Nothing = Record<symbol, never>;

export type OneAccount = { id: AccountId, };

export type OneTemplate = { id: TemplateId, };

export type Overview = { 
/**
 * The most urgent first; empty when all is well.
 */
attention: Array<Attention>, 
/**
 * Being prepared, running or paused, newest first.
 */
campaigns: Array<Campaign>, 
/**
 * Every minute of the stretch, the one that is passing last; empty while nothing was ever
 * sent.
 */
minutes: Array<Minute>, 
/**
 * Of the campaigns launched or ended in the stretch, or at work now; most people first.
 */
failures: Array<OverviewFailure>, accounts: Array<OverviewAccount>, 
/**
 * What to do next, while that is plain.
 */
suggestion: string | null, };

export type OverviewAccount = { id: AccountId, name: string, state: Health, last_callback_at: number | null, };

export type OverviewFailure = { code: string, count: number, 
/**
 * What the code means.
 */
meaning: string, 
/**
 * Whose it is to mend.
 */
owner: string, };

export type Page<T> = { 
/**
 * The items, in the list's order.
 */
items: Array<T>, 
/**
 * Hand this back as `cursor` for the next page; `null` on the last one.
 */
next: string | null, };

export type Preview = { header: string | null, body: string, footer: string | null, 
/**
 * Texts of the buttons.
 */
buttons: Array<string>, };

export type PreviewCampaign = { id: CampaignId, 
/**
 * From 0, in the order of sending.
 */
index: number, };

export type ProcessingMode = "CONVERSATION" | "DISPATCH";

export type QuarantineVerified = { 
/**
 * So many callbacks.
 */
released: number, 
/**
 * The same in words.
 */
sentence: string, };

export type ReadFile = { 
/**
 * The file.
 */
file_id: FileId, 
/**
 * Read its bytes like this.
 */
encoding?: Encoding, 
/**
 * Cells are parted by this one character.
 */
delimiter?: string, 
/**
 * The first row names the columns.
 */
header?: boolean, };

export type ReasonKind = "retry_later" | "recipient" | "message" | "setup" | "policy";

export type Recipient = { id: RecipientId, phone: string, name: string, state: RecipientState, reason: RecipientReason | null, attempts: number, updated_at: number, };

export type RecipientHistory = { recipient: Recipient, parameters: { [key in string]: string }, attempts: Array<Attempt>, 
/**
 * What Sinch told of its attempts, newest first.
 */
callbacks: Array<Callback>, };

export type RecipientId = string;

export type RecipientReason = { code: string, meaning: string, 
/**
 * Sinch's own words, when there are any.
 */
description: string, };

export type RecipientState = "pending" | "claimed" | "in_doubt" | "enqueued" | "sent" | "failed" | "rejected" | "delivered" | "read" | "enqueued_failed" | "skipped";

export type Region = "eu" | "us" | "br";

export type Rehearsed = { 
/**
 * The rehearsal's account.
 */
account_id: AccountId, 
/**
 * The made-up audience.
 */
list_id: ListId, 
/**
 * What to begin with; `null` when the rehearsal has no template that can be sent.
 */
campaign_suggestion: CampaignSuggestion | null, };

export type RejectedRow = { 
/**
 * Its number as a spreadsheet counts rows: the header is row 1, blank rows count, line breaks
 * within a quoted cell do not.
 */
row: number, 
/**
 * The column that is to blame; '' when it is the row as a whole.
 */
column: string, 
/**
 * What stands there.
 */
value: string, 
/**
 * A stable word for why.
 */
reason: string, 
/**
 * Why, in words.
 */
reason_words: string, };

export type RerunCallbacks = { 
/**
 * The account.
 */
account_id: AccountId, 
/**
 * From when on, ms.
 */
from_at: number, 
/**
 * Until when, exclusive, ms.
 */
to_at: number, };

export type RerunStarted = { 
/**
 * So many.
 */
callbacks: number, };

export type ResolveDoubt = { recipient_id: RecipientId, as: Decision, };

export type Role = "viewer" | "manager" | "admin";

export type Search = { 
/**
 * How it begins.
 */
text: string, };

export type SearchResult = { 
/**
 * At most five of each kind.
 */
items: Array<Found>, };

export type Source = { "kind": "column", "value": string } | { "kind": "text", "value": string };

export type StartImport = { 
/**
 * The file.
 */
file_id: FileId, 
/**
 * The list they join; made when there is none of that name.
 */
list_name: string, 
/**
 * The country in which numbers without a country code are at home (`IT`).
 */
home_region: string, 
/**
 * The column that holds the numbers; found by itself when not said.
 */
phone_column?: string, 
/**
 * Column → what it holds; found by name when not said.
 */
columns?: { [key in string]: Field }, 
/**
 * Read the bytes like this.
 */
encoding?: Encoding, 
/**
 * Cells are parted by this one character.
 */
delimiter?: string, 
/**
 * The first row names the columns.
 */
header?: boolean, };

export type Status = { 
/**
 * Of this program.
 */
version: string, 
/**
 * The data directory.
 */
data_dir: string, 
/**
 * `sqlite` or `postgres`.
 */
engine: string, 
/**
 * Where new secrets go: `keychain` or `file`.
 */
secrets_keeper: string, 
/**
 * Where callbacks come in; `null` when this program does not receive any.
 */
hooks_address: string | null, 
/**
 * When it was started.
 */
started_at: number, 
/**
 * How many accounts there are; 0 is the first start.
 */
accounts: number, 
/**
 * Whether it brings a Sinch of its own to rehearse with.
 */
rehearsal_available: boolean, };

export type Step = "token" | "app" | "mode" | "channels" | "limits" | "webhooks";

export type StepState = "passed" | "warned" | "failed" | "skipped";

export type SyncReport = { added: number, changed: number, gone: number, at: number, };

export type SyncTemplates = { account_id: AccountId, };

export type Template = { id: TemplateId, account_id: AccountId, kind: TemplateKind, 
/**
 * WhatsApp: the name; omni: Sinch's id. What a message names it by.
 */
remote_id: string, name: string, 
/**
 * `UTILITY`, `MARKETING` or `AUTHENTICATION`; none for omni.
 */
category: string | null, 
/**
 * The best state of its translations, or `gone`.
 */
state: TemplateState, default_language: string | null, translations: Array<Translation>, synced_at: number, };

export type TemplateId = string;

export type TemplateKind = "whatsapp" | "omni";

export type TemplateState = "approved" | "usable" | "pending" | "paused" | "rejected" | "disabled" | "draft" | "gone";

export type TestAccount = { id?: AccountId, form?: AccountForm, };

export type Topic = "accounts" | "channels" | "webhooks" | "templates" | "audiences" | "campaigns" | "dashboard" | "settings" | "jobs" | "callbacks";

export type Translation = { 
/**
 * As it is sent: `en_US` for WhatsApp, `en-US` for omni.
 */
language: string, 
/**
 * Omni only.
 */
version: string | null, state: TemplateState, 
/**
 * Why it was rejected.
 */
reason: string | null, 
/**
 * What must be given to send it.
 */
variables: Array<Variable>, 
/**
 * How it reads, with `{{key}}` where something is filled in.
 */
preview: Preview, };

export type UpdateAccount = { id: AccountId, form: AccountForm, };

export type UpdateCampaign = { id: CampaignId, form: CampaignForm, };

export type Variable = { 
/**
 * The parameter's key, as it is sent to Sinch.
 */
key: string, 
/**
 * A value that shows what is meant.
 */
example: string | null, };

export type VerificationStep = { 
/**
 * Whether it passed.
 */
passed: boolean, 
/**
 * What was found.
 */
sentence: string, };

export type VerifyQuarantine = { 
/**
 * The account.
 */
account_id: AccountId, };

export type Webhook = { 
/**
 * `whk_…` for ours, Sinch's id for another's.
 */
id: string, 
/**
 * Sinch's id.
 */
remote_id: string, 
/**
 * Where it posts to.
 */
target: string, 
/**
 * What it posts, in Sinch's words.
 */
triggers: Array<string>, 
/**
 * Whether this console made it.
 */
ours: boolean, 
/**
 * When it last brought a callback here, ms; only ours can.
 */
last_callback_at: number | null, };

export type WebhookState = "none" | "ours" | "missing" | "limit" | "no_domain";

/** Every command: what it takes and what it answers. */
export interface Commands {
  "accounts.activity": { request: AccountActivity; response: Page<Activity> };
  "accounts.create": { request: AccountForm; response: Account };
  "accounts.delete": { request: OneAccount; response: Done };
  "accounts.delete_preview": { request: OneAccount; response: DeletePreview };
  "accounts.get": { request: OneAccount; response: Account };
  "accounts.list": { request: Nothing; response: Page<Account> };
  "accounts.test": { request: TestAccount; response: ConnectionReport };
  "accounts.update": { request: UpdateAccount; response: Account };
  "audiences.cancel_import": { request: ImportRef; response: Done };
  "audiences.contacts": { request: ListContacts; response: Page<Contact> };
  "audiences.import": { request: StartImport; response: ImportStarted };
  "audiences.import_rejections": { request: ListRejections; response: Page<RejectedRow> };
  "audiences.import_result": { request: ImportRef; response: Import };
  "audiences.lists": { request: ListLists; response: Page<List> };
  "audiences.read_file": { request: ReadFile; response: FileReading };
  "campaigns.cancel": { request: ById; response: Campaign };
  "campaigns.check": { request: ById; response: Check };
  "campaigns.create": { request: CampaignForm; response: Campaign };
  "campaigns.delete": { request: ById; response: Done };
  "campaigns.get": { request: ById; response: Campaign };
  "campaigns.launch": { request: LaunchCampaign; response: Campaign };
  "campaigns.list": { request: ListCampaigns; response: Page<Campaign> };
  "campaigns.pause": { request: ById; response: Campaign };
  "campaigns.preview": { request: PreviewCampaign; response: CampaignPreview };
  "campaigns.recipient": { request: GetRecipient; response: RecipientHistory };
  "campaigns.recipients": { request: ListRecipients; response: Page<Recipient> };
  "campaigns.resolve": { request: ResolveDoubt; response: Done };
  "campaigns.resume": { request: ById; response: Campaign };
  "campaigns.update": { request: UpdateCampaign; response: Campaign };
  "dashboard.overview": { request: GetOverview; response: Overview };
  "settings.rehearse": { request: Nothing; response: Rehearsed };
  "settings.search": { request: Search; response: SearchResult };
  "settings.status": { request: Nothing; response: Status };
  "templates.get": { request: OneTemplate; response: Template };
  "templates.list": { request: ListTemplates; response: Page<Template> };
  "templates.sync": { request: SyncTemplates; response: SyncReport };
  "webhooks.callback": { request: GetCallback; response: CallbackDetail };
  "webhooks.callbacks": { request: ListCallbacks; response: Page<Callback> };
  "webhooks.ensure": { request: EnsureWebhook; response: EnsuredWebhook };
  "webhooks.list": { request: ListWebhooks; response: Page<Webhook> };
  "webhooks.rerun": { request: RerunCallbacks; response: RerunStarted };
  "webhooks.verify_quarantine": { request: VerifyQuarantine; response: QuarantineVerified };
}

/** What the window has to know of each command at run time. */
export const commands: Record<keyof Commands, { kind: "query" | "mutation"; role: Role; topics: readonly Topic[] }> = {
  "accounts.activity": { kind: "query", role: "viewer", topics: ["accounts"] },
  "accounts.create": { kind: "mutation", role: "admin", topics: ["accounts","dashboard"] },
  "accounts.delete": { kind: "mutation", role: "admin", topics: ["accounts","campaigns","dashboard","templates","webhooks"] },
  "accounts.delete_preview": { kind: "query", role: "admin", topics: ["accounts"] },
  "accounts.get": { kind: "query", role: "viewer", topics: ["accounts","channels","webhooks"] },
  "accounts.list": { kind: "query", role: "viewer", topics: ["accounts","channels","webhooks"] },
  "accounts.test": { kind: "mutation", role: "admin", topics: ["accounts","channels","webhooks","dashboard"] },
  "accounts.update": { kind: "mutation", role: "admin", topics: ["accounts","dashboard"] },
  "audiences.cancel_import": { kind: "mutation", role: "manager", topics: ["audiences","jobs"] },
  "audiences.contacts": { kind: "query", role: "viewer", topics: ["audiences"] },
  "audiences.import": { kind: "mutation", role: "manager", topics: ["audiences","jobs"] },
  "audiences.import_rejections": { kind: "query", role: "viewer", topics: ["jobs"] },
  "audiences.import_result": { kind: "query", role: "viewer", topics: ["jobs"] },
  "audiences.lists": { kind: "query", role: "viewer", topics: ["audiences"] },
  "audiences.read_file": { kind: "query", role: "manager", topics: [] },
  "campaigns.cancel": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.check": { kind: "query", role: "manager", topics: ["campaigns"] },
  "campaigns.create": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.delete": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.get": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.launch": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.list": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.pause": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.preview": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.recipient": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.recipients": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.resolve": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.resume": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.update": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "dashboard.overview": { kind: "query", role: "viewer", topics: ["dashboard","accounts","audiences","callbacks","campaigns","templates","webhooks"] },
  "settings.rehearse": { kind: "mutation", role: "admin", topics: ["accounts","audiences","channels","dashboard","settings","templates","webhooks"] },
  "settings.search": { kind: "query", role: "viewer", topics: ["accounts","audiences","campaigns","templates"] },
  "settings.status": { kind: "query", role: "viewer", topics: ["settings","accounts"] },
  "templates.get": { kind: "query", role: "viewer", topics: ["templates"] },
  "templates.list": { kind: "query", role: "viewer", topics: ["templates"] },
  "templates.sync": { kind: "mutation", role: "manager", topics: ["templates"] },
  "webhooks.callback": { kind: "query", role: "viewer", topics: ["callbacks"] },
  "webhooks.callbacks": { kind: "query", role: "viewer", topics: ["callbacks"] },
  "webhooks.ensure": { kind: "mutation", role: "admin", topics: ["webhooks","accounts","dashboard"] },
  "webhooks.list": { kind: "query", role: "viewer", topics: ["webhooks","callbacks"] },
  "webhooks.rerun": { kind: "mutation", role: "admin", topics: ["callbacks","campaigns","dashboard"] },
  "webhooks.verify_quarantine": { kind: "mutation", role: "admin", topics: ["callbacks","campaigns","dashboard"] },
};
