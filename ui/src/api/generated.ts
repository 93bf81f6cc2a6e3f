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
rate_outbound: number | null, secrets: AccountSecrets, webhook: AccountWebhook, 
/**
 * From how many hours on a callback's signature counts as late.
 */
late_hours: number, last_test: ConnectionReport | null, created_at: number, updated_at: number, };

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
 * From how many hours on a callback's signature counts as late; empty: 24.
 */
late_hours: string, 
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
webhook: KeptSecret, 
/**
 * Until when callbacks signed with the webhook's secret before this one are accepted; `null`
 * when none is.
 */
former_webhook_until: number | null, };

export type AccountWebhook = { state: WebhookState, 
/**
 * Where Sinch posts to.
 */
target: string | null, last_callback_at: number | null, };

export type Action = "launch" | "unschedule" | "pause" | "resume" | "cancel" | "delete";

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

export type AddNote = { id: CampaignId, text: string, };

export type AddressCheck = { 
/**
 * The address that was asked.
 */
target: string, 
/**
 * Whether it leads here.
 */
reached: boolean, 
/**
 * What was found, in a sentence.
 */
sentence: string, 
/**
 * What to do about it.
 */
hint: string | null, 
/**
 * How long the answer took, in ms.
 */
took_ms: number, };

export type AnswerAsCustomer = { account_id: AccountId, 
/**
 * A number as people write it, or what the channel calls its person.
 */
identity: string, channel: Channel, deed: Deed, };

export type Attempt = { id: AttemptId, number: number, state: RecipientState, 
/**
 * A later attempt took its place.
 */
superseded: boolean, claimed_at: number, message_id: string | null, reason: RecipientReason | null, updated_at: number, 
/**
 * When each thing was first known of it.
 */
accepted_at: number | null, sent_at: number | null, delivered_at: number | null, read_at: number | null, failed_at: number | null, };

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

export type Backup = { 
/**
 * What it is called, in the folder of copies.
 */
name: string, 
/**
 * When it was taken.
 */
taken_at: number, 
/**
 * Bytes.
 */
size: number, reason: BackupReason, 
/**
 * What is in it; `null` when it cannot be put back.
 */
contents: BackupContents | null, 
/**
 * Why it cannot be put back.
 */
unusable: string | null, };

export type BackupContents = { 
/**
 * The version of its tables.
 */
version: number, accounts: number, contacts: number, campaigns: number, 
/**
 * Campaigns that would be paused when it is put back.
 */
unfinished: number, };

export type BackupReason = "by_hand" | "before_restore" | "before_migrating" | "unknown";

export type BackupSource = { "kind": "kept", name: string, } | { "kind": "file", file_id: FileId, };

export type Behind = { campaign_id: CampaignId, name: string, account_name: string, 
/**
 * How many people of it the number counts.
 */
count: number, };

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
 * How far it came.
 */
state: CallbackState, 
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
 * The message it is about; empty when it is about something else.
 */
message_id: string, 
/**
 * The correlation id it brings back; empty when there is none.
 */
correlation_id: string, 
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
 * How far it came.
 */
state: CallbackState, 
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

export type CallbackState = "waiting" | "held" | "applied" | "known" | "stranger" | "noted" | "unparsable";

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
status_lag_seconds: number | null, actions: Array<ActionNow>, failures: Array<Failure>, 
/**
 * When it is to begin by itself, or was.
 */
starts_at: number | null, 
/**
 * When Sinch accepted its first and its latest message.
 */
first_accepted_at: number | null, last_accepted_at: number | null, updated_at: number, created_at: number, launched_at: number | null, finished_at: number | null, };

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

export type CampaignSort = "name" | "state" | "people" | "created" | "launched" | "updated";

export type CampaignState = "draft" | "scheduled" | "launching" | "running" | "paused" | "finished" | "cancelled";

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

export type CampaignUse = { id: CampaignId, name: string, state: CampaignState, 
/**
 * Sinch's word for the channel.
 */
channel: string, language: string, 
/**
 * How many people it writes to; 0 before it is launched.
 */
people: number, created_at: number, launched_at: number | null, };

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

export type CheckAddress = { account_id: AccountId, };

export type CheckLine = { 
/**
 * Which check: `account`, `channel`, `template`, `variables`, `audience`, `rate`, `webhook`.
 */
check: string, state: CheckState, sentence: string, hint: string | null, };

export type CheckState = "passed" | "warned" | "failed";

export type CheckedBackup = { 
/**
 * What it is called.
 */
name: string, 
/**
 * When it was taken, or last changed where its name does not say.
 */
taken_at: number | null, contents: BackupContents, };

export type Code = "invalid_input" | "not_found" | "conflict" | "precondition_failed" | "credentials_rejected" | "rate_limited" | "sinch_unavailable" | "forbidden" | "internal";

export type ComparedPart = { 
/**
 * What is compared.
 */
label: string, 
/**
 * What should be.
 */
should: string, 
/**
 * What is.
 */
is: string, 
/**
 * Whether that is the same.
 */
same: boolean, };

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

export type ContactMessage = { 
/**
 * The row of the campaign's ledger.
 */
id: RecipientId, 
/**
 * The campaign.
 */
campaign_id: CampaignId, 
/**
 * Its name.
 */
campaign_name: string, 
/**
 * The account.
 */
account_id: AccountId, 
/**
 * Sinch's word for the channel.
 */
channel: string, 
/**
 * In which language.
 */
language: string, 
/**
 * Where it stands.
 */
state: RecipientState, 
/**
 * A code, where it failed or was left out.
 */
reason: string | null, 
/**
 * What that means.
 */
reason_words: string | null, 
/**
 * Ms since the epoch.
 */
updated_at: number, };

export type ContactPage = { 
/**
 * The contact.
 */
contact: Contact, 
/**
 * How it is reached, by channel.
 */
identities: Array<Identity>, 
/**
 * The lists it is on.
 */
memberships: Array<Membership>, 
/**
 * Ms since the epoch.
 */
updated_at: number, };

export type ContactRef = { 
/**
 * Its id.
 */
contact_id: ContactId, };

export type ContactSort = "name" | "phone" | "created";

export type Data = { 
/**
 * The data directory.
 */
place: string, 
/**
 * `sqlite` or `postgres`.
 */
engine: string, 
/**
 * The version of the database's tables.
 */
version: number, 
/**
 * Bytes, by part.
 */
sizes: Sizes, accounts: number, contacts: number, campaigns: number, callbacks: number, 
/**
 * Whether copies are this program's to take; on PostgreSQL they are the database's own.
 */
backups_possible: boolean, 
/**
 * The copies there are, newest first.
 */
backups: Array<Backup>, 
/**
 * The last time a copy was put back, if ever.
 */
restored: Restored | null, };

export type Decision = "sent" | "send_again";

export type Deed = { "text": string } | { "media": string } | { "location": { title: string, latitude: number, longitude: number, } } | { "choice": { message_id: string, postback_data: string, } } | { "reaction": { message_id: string, emoji: string, } };

export type DeleteList = { 
/**
 * The list.
 */
list_id: ListId, 
/**
 * Whether those of its contacts who are on no other list go too.
 */
contacts?: boolean, };

export type DeleteNote = { note_id: NoteId, };

export type DeletePreview = { campaigns: number, callbacks: number, templates: number, };

export type Dials = { 
/**
 * Added to every answer, in milliseconds.
 */
latency_ms?: number, 
/**
 * Up to so much more, drawn evenly.
 */
jitter_ms?: number, 
/**
 * Sends answered 503 and not accepted.
 */
send_5xx_share?: number, 
/**
 * Sends accepted, then answered 500.
 */
send_5xx_after_share?: number, 
/**
 * Sends whose connection drops before they are accepted.
 */
send_reset_before_share?: number, 
/**
 * Sends accepted, then the connection drops.
 */
send_reset_share?: number, 
/**
 * Sends neither accepted nor answered.
 */
send_timeout_before_share?: number, 
/**
 * Sends accepted and never answered.
 */
send_timeout_share?: number, 
/**
 * How long an unanswered send hangs; 0 means a minute.
 */
send_timeout_ms?: number, 
/**
 * Sends refused with 429.
 */
rate_429_share?: number, 
/**
 * Every send is refused with 429 for so many seconds.
 */
burst_429_seconds?: number, 
/**
 * Sinch answers nothing for so many seconds.
 */
outage_seconds?: number, 
/**
 * In an outage connections are dropped in place of an answer.
 */
outage_refuses?: boolean, 
/**
 * No channel takes a message for so many seconds.
 */
channel_outage_seconds?: number, 
/**
 * The account's keys are refused.
 */
keys_revoked?: boolean, 
/**
 * Callbacks sent twice.
 */
callback_doubled_share?: number, 
/**
 * Callbacks held back by `callback_late_ms`.
 */
callback_late_share?: number, 
/**
 * How long a late callback is held back; 0 means half a minute.
 */
callback_late_ms?: number, 
/**
 * Callbacks overtaken by later ones.
 */
callback_disorder_share?: number, 
/**
 * The webhook cannot be reached for so many seconds.
 */
webhook_outage_seconds?: number, 
/**
 * The first pause before a callback is repeated; 0 means five seconds.
 */
retry_base_ms?: number, 
/**
 * Messages that fail, by reason code; the shares sum to 1 at most.
 */
failure_share?: { [key in string]: number }, };

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

export type Export = { id: ExportId, form: ExportForm, 
/**
 * Whether only some rows were asked for.
 */
filtered: boolean, phase: ExportPhase, 
/**
 * Rows in the file so far.
 */
written: number, 
/**
 * How much of the ledger has been read, 0 to 100.
 */
percent: number, seconds_left: number | null, 
/**
 * The file, once it is whole.
 */
file: FileInfo | null, 
/**
 * Why it failed.
 */
fault: string | null, started_at: number, };

export type ExportForm = "csv" | "json_lines";

export type ExportId = string;

export type ExportLedger = { id: CampaignId, form: ExportForm, state?: RecipientState, 
/**
 * Those that came at least so far.
 */
reached?: RecipientState, 
/**
 * A reason code.
 */
code?: string, channel?: Channel, 
/**
 * The start of the number or of the name.
 */
search?: string, };

export type ExportPhase = "writing" | "done" | "failed" | "cancelled";

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
 * The names of its sheets; none when it is no workbook.
 */
sheets: Array<string>, 
/**
 * Which of them is read.
 */
sheet: string | null, 
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

export type FromBackup = { source: BackupSource, };

export type GetBehind = { 
/**
 * One account; all when absent.
 */
account_id?: AccountId, 
/**
 * From when on, ms.
 */
from_at: number, 
/**
 * Until when, exclusive, ms.
 */
to_at: number, 
/**
 * `enqueued`, `sent`, `delivered`, `read` or `failed`.
 */
series?: string, 
/**
 * A reason code instead.
 */
code?: string, };

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
 * How far back the chart looks, in minutes: 60 when absent, at most a day.
 */
minutes?: number, 
/**
 * The stretch that every number is of, in whole minutes; the whole chart when absent. From
 * when on, ms.
 */
from_at?: number, 
/**
 * Until when, exclusive, ms.
 */
to_at?: number, };

export type GetRecipient = { id: RecipientId, };

export type Health = "unproven" | "ready" | "attention" | "failing";

export type Holder = { identity: string, 
/**
 * Their name, where they are a contact.
 */
name: string | null, 
/**
 * Sinch's word for the channel.
 */
channel: string, 
/**
 * When the last message was accepted.
 */
at: number, 
/**
 * Its first words.
 */
text: string, };

export type Identity = { 
/**
 * Sinch's word for the channel; `PHONE` for every one that is addressed by a number.
 */
channel: string, 
/**
 * A number in E.164, or the channel's own id.
 */
identity: string, };

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
 * The file's size.
 */
bytes: number, 
/**
 * How these people agreed to be written to, as it was said; '' when nothing was.
 */
consent: string, 
/**
 * Whether its file and its refused rows were removed since.
 */
forgotten: boolean, 
/**
 * Ms since the epoch.
 */
created_at: number, 
/**
 * When it last went on; of an import that is over: when it ended.
 */
updated_at: number, 
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

export type JumpClock = { account_id: AccountId, 
/**
 * Forward by so much, a week at most; there is no way back.
 */
seconds: number, };

export type KeptCheck = { 
/**
 * `null` while it was never launched.
 */
checked_at: number | null, lines: Array<CheckLine>, };

export type KeptSecret = { 
/**
 * `keychain`, `file`, `env` or `sandbox`.
 */
keeper: string, 
/**
 * When it was last used, where that is known.
 */
last_used_at: number | null, };

export type KindSync = { account_id: AccountId, kind: TemplateKind, at: number, 
/**
 * How many templates Sinch has.
 */
seen: number, added: number, changed: number, gone: number, 
/**
 * Why it failed; what was known before stays then.
 */
fault: string | null, 
/**
 * What to do about it.
 */
hint: string | null, 
/**
 * What changed; the first two hundred.
 */
changes: Array<SyncChange>, };

export type LatestExport = { 
/**
 * `null` when there is none, or its file is gone.
 */
export: Export | null, };

export type LaunchCampaign = { id: CampaignId, 
/**
 * How many people the confirmation named; refused when it is another number by now.
 */
confirm_recipients: number, 
/**
 * When it is to begin by itself, milliseconds since the epoch; `null`: at once.
 */
starts_at?: number, };

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
 * One campaign's.
 */
campaign_id?: CampaignId, 
/**
 * One trigger's, in Sinch's word.
 */
trigger?: string, 
/**
 * What is held of them.
 */
verdict?: CallbackVerdict, 
/**
 * How far they came.
 */
state?: CallbackState, 
/**
 * From when on, ms.
 */
from_at?: number, 
/**
 * Until when, exclusive, ms.
 */
to_at?: number, 
/**
 * The beginning of a number, or a whole id: of a callback, a message, an attempt, or a
 * correlation id.
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

export type ListCampaigns = { account_id?: AccountId, state?: CampaignState, channel?: Channel, 
/**
 * The start of the name.
 */
search?: string, 
/**
 * Without one: the newest first.
 */
sort?: CampaignSort, 
/**
 * The largest first; means nothing without a `sort`.
 */
descending?: boolean, cursor?: string, limit?: number, };

export type ListContactMessages = { 
/**
 * The contact.
 */
contact_id: ContactId, 
/**
 * From where on; from the begin without it.
 */
cursor?: string, 
/**
 * How many at most.
 */
limit?: number, };

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
 * By what; without it a list in the order its members joined, everybody by name.
 */
sort?: ContactSort, 
/**
 * Largest first; means nothing without a `sort`.
 */
descending?: boolean, 
/**
 * From where on; from the begin without it.
 */
cursor?: string, 
/**
 * How many at most.
 */
limit?: number, };

export type ListId = string;

export type ListImports = { 
/**
 * Into this list only.
 */
list_id?: ListId, 
/**
 * From where on; from the begin without it.
 */
cursor?: string, 
/**
 * How many at most.
 */
limit?: number, };

export type ListLanguages = { account_id?: AccountId, };

export type ListLists = { 
/**
 * The begin of the name.
 */
search?: string, 
/**
 * By what.
 */
sort?: ListSort, 
/**
 * Largest first.
 */
descending?: boolean, 
/**
 * From where on; from the begin without it.
 */
cursor?: string, 
/**
 * How many at most.
 */
limit?: number, };

export type ListPage = { 
/**
 * The list.
 */
list: List, 
/**
 * The campaigns that were begun, are not over and write to it; at most ten.
 */
in_use: Array<CampaignUse>, };

export type ListRecipients = { id: CampaignId, state?: RecipientState, 
/**
 * Those that came at least so far: a step of the funnel.
 */
reached?: RecipientState, 
/**
 * A reason code.
 */
code?: string, channel?: Channel, 
/**
 * The start of the phone number, with or without plus sign, or of the name.
 */
search?: string, sort?: RecipientSort, 
/**
 * The largest first.
 */
descending?: boolean, cursor?: string, limit?: number, };

export type ListRef = { 
/**
 * Its id.
 */
list_id: ListId, };

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

export type ListSort = "name" | "members" | "created";

export type ListSyncs = { 
/**
 * All accounts' without it.
 */
account_id?: AccountId, };

export type ListTemplates = { account_id?: AccountId, 
/**
 * How the name begins.
 */
search?: string, kind?: TemplateKind, state?: TemplateState, 
/**
 * `UTILITY`, `MARKETING` or `AUTHENTICATION`.
 */
category?: string, 
/**
 * With a translation into this language.
 */
language?: string, 
/**
 * That can be sent on this channel: WhatsApp's on WhatsApp alone, omni-channel ones on all.
 */
channel?: Channel, 
/**
 * By what; by name without it.
 */
sort?: TemplateSort, 
/**
 * Largest first.
 */
descending?: boolean, cursor?: string, limit?: number, };

export type ListWebhooks = { 
/**
 * The account.
 */
account_id: AccountId, };

export type MadeAudience = { list_id: ListId, 
/**
 * How many of the numbers were not on the list before.
 */
added: number, };

export type MakeAudience = { account_id: AccountId, 
/**
 * The list they are put on; made when there is none of that name.
 */
list_name: string, 
/**
 * Numbers with a story, in E.164.
 */
numbers: Array<string>, };

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

export type Membership = { 
/**
 * The list.
 */
list_id: ListId, 
/**
 * Its name.
 */
list_name: string, 
/**
 * Since when, ms since the epoch; none where it is not known.
 */
joined_at: number | null, 
/**
 * The import that brought it there.
 */
import: ImportId | null, 
/**
 * That import's file.
 */
file_name: string | null, 
/**
 * What was said at that import of how these people agreed to be written to.
 */
consent: string | null, };

export type MessagesPolled = { 
/**
 * Messages of ours that Sinch listed.
 */
listed: number, 
/**
 * Those of which nothing was known before.
 */
proved: number, 
/**
 * The same in words.
 */
sentence: string, };

export type Minute = { 
/**
 * Its beginning.
 */
at: number, enqueued: number, sent: number, delivered: number, read: number, 
/**
 * Failed, rejected, or not accepted by Sinch.
 */
failed: number, };

export type Note = { id: NoteId, at: number, 
/**
 * Who wrote it.
 */
who: string, text: string, 
/**
 * Whether this caller may take it back.
 */
deletable: boolean, };

export type NoteId = string;

export type Nothing = Record<symbol, never>;

export type OfList = { 
/**
 * The list.
 */
list_id: ListId, 
/**
 * From where on; from the begin without it.
 */
cursor?: string, 
/**
 * How many at most.
 */
limit?: number, };

export type OfRehearsal = { account_id: AccountId, };

export type OfTemplate = { id: TemplateId, cursor?: string, limit?: number, };

export type OneAccount = { id: AccountId, };

export type OneBackup = { name: string, };

export type OneBackupMade = { name: string, };

export type OnePhone = { account_id: AccountId, 
/**
 * A number as people write it, or what the channel calls its person.
 */
identity: string, };

export type OneSetup = { file_id: FileId, };

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
 * Every minute of the chart, the one that is passing last; empty while nothing was ever sent.
 */
minutes: Array<Minute>, 
/**
 * The stretch that the numbers are of.
 */
stretch: OverviewStretch, 
/**
 * What happened in the stretch.
 */
totals: Totals, 
/**
 * Of the stretch; most people first.
 */
failures: Array<OverviewFailure>, accounts: Array<OverviewAccount>, 
/**
 * What to do next, while that is plain.
 */
suggestion: string | null, };

export type OverviewAccount = { id: AccountId, name: string, state: Health, last_callback_at: number | null, 
/**
 * What happened in the stretch.
 */
totals: Totals, };

export type OverviewFailure = { code: string, count: number, 
/**
 * What the code means.
 */
meaning: string, 
/**
 * Whose it is to mend.
 */
owner: string, };

export type OverviewStretch = { from_at: number, 
/**
 * Exclusive.
 */
to_at: number, };

export type Page<T> = { 
/**
 * The items, in the list's order.
 */
items: Array<T>, 
/**
 * Hand this back as `cursor` for the next page; `null` on the last one.
 */
next: string | null, };

export type PhoneChoice = { title: string, 
/**
 * What comes back when it is pressed; `null` where it leads elsewhere.
 */
postback_data: string | null, url: string | null, };

export type PhoneMessage = { id: string, 
/**
 * Written by the person who holds the phone.
 */
mine: boolean, 
/**
 * Sinch's word for the channel.
 */
channel: string, at: number, 
/**
 * Whether the person is known to have read it.
 */
read: boolean, 
/**
 * Emoji the person put on it.
 */
reactions: Array<string>, header: string, text: string, footer: string, 
/**
 * Address of a picture, film, sound or document.
 */
media: string, location: PhonePlace | null, choices: Array<PhoneChoice>, 
/**
 * The message that this answers.
 */
answers: string | null, };

export type PhonePlace = { title: string, latitude: number, longitude: number, };

export type PhoneThread = { 
/**
 * As the rehearsal knows the person.
 */
identity: string, name: string | null, 
/**
 * Oldest first; the newest hundred.
 */
messages: Array<PhoneMessage>, };

export type PollMessages = { 
/**
 * The account.
 */
account_id: AccountId, };

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
header?: boolean, 
/**
 * The sheet, when the file is a workbook; the longest without it.
 */
sheet?: string, };

export type ReasonKind = "retry_later" | "recipient" | "message" | "setup" | "policy";

export type Recipient = { id: RecipientId, phone: string, name: string, 
/**
 * Sinch's word for the channel.
 */
channel: string, language: string, state: RecipientState, reason: RecipientReason | null, attempts: number, updated_at: number, };

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

export type RecipientSort = "position" | "phone" | "name" | "state" | "reason" | "updated";

export type RecipientState = "pending" | "claimed" | "in_doubt" | "enqueued" | "sent" | "failed" | "rejected" | "delivered" | "read" | "enqueued_failed" | "skipped";

export type Region = "eu" | "us" | "br";

export type RehearsalClock = { 
/**
 * What time it is there.
 */
now: number, 
/**
 * Seconds it is ahead of this computer.
 */
ahead_seconds: number, };

export type RehearsalState = { 
/**
 * Every dial; of durations the seconds left.
 */
dials: Dials, clock: RehearsalClock, };

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

export type RemoveMember = { 
/**
 * The list.
 */
list_id: ListId, 
/**
 * The contact.
 */
contact_id: ContactId, };

export type RenameList = { 
/**
 * The list.
 */
list_id: ListId, 
/**
 * Its new name.
 */
name: string, };

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

export type Restored = { 
/**
 * When.
 */
at: number, 
/**
 * When the copy had been taken, where that is known.
 */
taken_at: number | null, 
/**
 * The copy of what was there before.
 */
kept: string, };

export type ResumeCampaign = { id: CampaignId, 
/**
 * A person knows that people may be written to again, after its ledger came back with a
 * backup.
 */
accept_repeats?: boolean, };

export type Role = "viewer" | "manager" | "admin";

export type ScenarioNumber = { 
/**
 * E.164.
 */
number: string, 
/**
 * What happens, in a few words.
 */
story: string, 
/**
 * The reason code that its failure carries.
 */
code: string | null, 
/**
 * What the code means.
 */
meaning: string | null, 
/**
 * What can be done about it.
 */
kind: ReasonKind | null, };

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

export type SetDials = { account_id: AccountId, 
/**
 * Those to change.
 */
dials: Dials, };

export type Sizes = { 
/**
 * The rows.
 */
database: number, 
/**
 * Files that people handed in or had made.
 */
files: number, 
/**
 * The built-in Sinch.
 */
sandbox: number, backups: number, logs: number, };

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
header?: boolean, 
/**
 * The sheet, when the file is a workbook; the longest without it.
 */
sheet?: string, 
/**
 * How these people agreed to be written to, in the words of whoever imports them.
 */
consent?: string, };

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
 * Whether that place could not be used when it was last asked.
 */
secrets_locked: boolean, 
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

export type StepKind = "created" | "checked" | "scheduled" | "unscheduled" | "launched" | "began" | "first_accepted" | "last_accepted" | "paused" | "resumed" | "reopened" | "finished" | "cancelled" | "noted";

export type StepState = "passed" | "warned" | "failed" | "skipped";

export type SyncChange = { template_id: TemplateId, name: string, change: TemplateChange, };

export type SyncReport = { added: number, changed: number, gone: number, at: number, 
/**
 * Each kind by itself: one may fail and the other not.
 */
kinds: Array<KindSync>, };

export type SyncTemplates = { account_id: AccountId, 
/**
 * Of this kind only.
 */
kind?: TemplateKind, };

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

export type TemplateChange = { 
/**
 * The sync that first saw it; Sinch does not tell when it happened.
 */
at: number, 
/**
 * `added`, `returned`, `gone`, `name`, `category`, `default_language`, `language_added`,
 * `language_gone`, `state`, `reason`, `version`, `text` or `variables`.
 */
what: string, 
/**
 * The translation that changed.
 */
language: string | null, before: string | null, after: string | null, 
/**
 * Meta's reason, a code.
 */
reason: string | null, };

export type TemplateId = string;

export type TemplateKind = "whatsapp" | "omni";

export type TemplateSort = "name" | "kind" | "state" | "category" | "synced";

export type TemplateState = "approved" | "usable" | "pending" | "paused" | "rejected" | "disabled" | "draft" | "gone";

export type TestAccount = { id?: AccountId, form?: AccountForm, };

export type TimelineStep = { at: number, kind: StepKind, 
/**
 * `null` when the campaign did it by itself.
 */
who: string | null, 
/**
 * Why it paused itself, or what a note says.
 */
text: string | null, };

export type Topic = "accounts" | "channels" | "webhooks" | "templates" | "audiences" | "campaigns" | "dashboard" | "settings" | "jobs" | "callbacks" | "rehearsal";

export type Totals = { enqueued: number, sent: number, delivered: number, read: number, 
/**
 * Failed, rejected, or not accepted by Sinch.
 */
failed: number, };

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

export type UpdateContact = { 
/**
 * The contact.
 */
contact_id: ContactId, 
/**
 * '' when unknown.
 */
name: string, 
/**
 * A language tag; '' or nothing when unknown.
 */
language?: string, 
/**
 * All its columns.
 */
attributes: { [key in string]: string }, };

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

export type WebhookComparison = { 
/**
 * Whether everything is as it should be.
 */
same: boolean, 
/**
 * The same in words.
 */
sentence: string, 
/**
 * Part by part; empty where there is no webhook of ours, or should be none.
 */
parts: Array<ComparedPart>, };

export type WebhookState = "none" | "ours" | "missing" | "limit" | "no_domain";

/** Every command: what it takes and what it answers. */
export interface Commands {
  "accounts.activity": { request: AccountActivity; response: Page<Activity> };
  "accounts.create": { request: AccountForm; response: Account };
  "accounts.delete": { request: OneAccount; response: Done };
  "accounts.delete_preview": { request: OneAccount; response: DeletePreview };
  "accounts.get": { request: OneAccount; response: Account };
  "accounts.list": { request: Nothing; response: Page<Account> };
  "accounts.read_setup": { request: OneSetup; response: AccountForm };
  "accounts.setup_file": { request: OneAccount; response: FileInfo };
  "accounts.test": { request: TestAccount; response: ConnectionReport };
  "accounts.update": { request: UpdateAccount; response: Account };
  "audiences.cancel_import": { request: ImportRef; response: Done };
  "audiences.contact": { request: ContactRef; response: ContactPage };
  "audiences.contact_messages": { request: ListContactMessages; response: Page<ContactMessage> };
  "audiences.contacts": { request: ListContacts; response: Page<Contact> };
  "audiences.delete_contact": { request: ContactRef; response: Done };
  "audiences.delete_list": { request: DeleteList; response: Done };
  "audiences.export_rejections": { request: ImportRef; response: FileInfo };
  "audiences.forget_import": { request: ImportRef; response: Done };
  "audiences.import": { request: StartImport; response: ImportStarted };
  "audiences.import_rejections": { request: ListRejections; response: Page<RejectedRow> };
  "audiences.import_result": { request: ImportRef; response: Import };
  "audiences.imports": { request: ListImports; response: Page<Import> };
  "audiences.list": { request: ListRef; response: ListPage };
  "audiences.list_campaigns": { request: OfList; response: Page<CampaignUse> };
  "audiences.lists": { request: ListLists; response: Page<List> };
  "audiences.read_file": { request: ReadFile; response: FileReading };
  "audiences.remove_member": { request: RemoveMember; response: Done };
  "audiences.rename_list": { request: RenameList; response: Done };
  "audiences.update_contact": { request: UpdateContact; response: Done };
  "campaigns.add_note": { request: AddNote; response: Note };
  "campaigns.cancel": { request: ById; response: Campaign };
  "campaigns.cancel_export": { request: ById; response: Done };
  "campaigns.check": { request: ById; response: Check };
  "campaigns.create": { request: CampaignForm; response: Campaign };
  "campaigns.delete": { request: ById; response: Done };
  "campaigns.delete_note": { request: DeleteNote; response: Done };
  "campaigns.export": { request: ExportLedger; response: LatestExport };
  "campaigns.export_latest": { request: ById; response: LatestExport };
  "campaigns.get": { request: ById; response: Campaign };
  "campaigns.kept_check": { request: ById; response: KeptCheck };
  "campaigns.launch": { request: LaunchCampaign; response: Campaign };
  "campaigns.list": { request: ListCampaigns; response: Page<Campaign> };
  "campaigns.notes": { request: ById; response: Page<Note> };
  "campaigns.pause": { request: ById; response: Campaign };
  "campaigns.preview": { request: PreviewCampaign; response: CampaignPreview };
  "campaigns.recipient": { request: GetRecipient; response: RecipientHistory };
  "campaigns.recipients": { request: ListRecipients; response: Page<Recipient> };
  "campaigns.resolve": { request: ResolveDoubt; response: Done };
  "campaigns.resume": { request: ResumeCampaign; response: Campaign };
  "campaigns.timeline": { request: ById; response: Page<TimelineStep> };
  "campaigns.unschedule": { request: ById; response: Campaign };
  "campaigns.update": { request: UpdateCampaign; response: Campaign };
  "dashboard.behind": { request: GetBehind; response: Page<Behind> };
  "dashboard.overview": { request: GetOverview; response: Overview };
  "rehearsal.answer": { request: AnswerAsCustomer; response: PhoneThread };
  "rehearsal.dials": { request: OfRehearsal; response: RehearsalState };
  "rehearsal.jump_clock": { request: JumpClock; response: RehearsalClock };
  "rehearsal.make_audience": { request: MakeAudience; response: MadeAudience };
  "rehearsal.phones": { request: OfRehearsal; response: Page<Holder> };
  "rehearsal.scenarios": { request: OfRehearsal; response: Page<ScenarioNumber> };
  "rehearsal.set_dials": { request: SetDials; response: RehearsalState };
  "rehearsal.thread": { request: OnePhone; response: PhoneThread };
  "settings.back_up": { request: Nothing; response: OneBackupMade };
  "settings.backup_file": { request: OneBackup; response: FileInfo };
  "settings.check_address": { request: CheckAddress; response: AddressCheck };
  "settings.check_backup": { request: FromBackup; response: CheckedBackup };
  "settings.data": { request: Nothing; response: Data };
  "settings.delete_backup": { request: OneBackup; response: Done };
  "settings.diagnostics": { request: Nothing; response: FileInfo };
  "settings.rehearse": { request: Nothing; response: Rehearsed };
  "settings.restore": { request: FromBackup; response: Restored };
  "settings.search": { request: Search; response: SearchResult };
  "settings.status": { request: Nothing; response: Status };
  "templates.campaigns": { request: OfTemplate; response: Page<CampaignUse> };
  "templates.changes": { request: OfTemplate; response: Page<TemplateChange> };
  "templates.get": { request: OneTemplate; response: Template };
  "templates.languages": { request: ListLanguages; response: Page<string> };
  "templates.list": { request: ListTemplates; response: Page<Template> };
  "templates.sync": { request: SyncTemplates; response: SyncReport };
  "templates.syncs": { request: ListSyncs; response: Page<KindSync> };
  "webhooks.callback": { request: GetCallback; response: CallbackDetail };
  "webhooks.callbacks": { request: ListCallbacks; response: Page<Callback> };
  "webhooks.compare": { request: EnsureWebhook; response: WebhookComparison };
  "webhooks.ensure": { request: EnsureWebhook; response: EnsuredWebhook };
  "webhooks.list": { request: ListWebhooks; response: Page<Webhook> };
  "webhooks.poll": { request: PollMessages; response: MessagesPolled };
  "webhooks.rerun": { request: RerunCallbacks; response: RerunStarted };
  "webhooks.rerun_one": { request: GetCallback; response: Done };
  "webhooks.save_body": { request: GetCallback; response: FileInfo };
  "webhooks.verify_quarantine": { request: VerifyQuarantine; response: QuarantineVerified };
}

/** What the window has to know of each command at run time. */
export const commands: Record<keyof Commands, { kind: "query" | "mutation"; role: Role; topics: readonly Topic[] }> = {
  "accounts.activity": { kind: "query", role: "viewer", topics: ["accounts"] },
  "accounts.create": { kind: "mutation", role: "admin", topics: ["accounts","dashboard"] },
  "accounts.delete": { kind: "mutation", role: "admin", topics: ["accounts","callbacks","campaigns","dashboard","templates","webhooks"] },
  "accounts.delete_preview": { kind: "query", role: "admin", topics: ["accounts"] },
  "accounts.get": { kind: "query", role: "viewer", topics: ["accounts","channels","webhooks"] },
  "accounts.list": { kind: "query", role: "viewer", topics: ["accounts","channels","webhooks"] },
  "accounts.read_setup": { kind: "query", role: "admin", topics: [] },
  "accounts.setup_file": { kind: "query", role: "admin", topics: [] },
  "accounts.test": { kind: "mutation", role: "admin", topics: ["accounts","channels","webhooks","dashboard"] },
  "accounts.update": { kind: "mutation", role: "admin", topics: ["accounts","dashboard"] },
  "audiences.cancel_import": { kind: "mutation", role: "manager", topics: ["audiences","jobs"] },
  "audiences.contact": { kind: "query", role: "viewer", topics: ["audiences"] },
  "audiences.contact_messages": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "audiences.contacts": { kind: "query", role: "viewer", topics: ["audiences"] },
  "audiences.delete_contact": { kind: "mutation", role: "manager", topics: ["audiences"] },
  "audiences.delete_list": { kind: "mutation", role: "manager", topics: ["audiences"] },
  "audiences.export_rejections": { kind: "mutation", role: "manager", topics: [] },
  "audiences.forget_import": { kind: "mutation", role: "manager", topics: ["audiences","jobs"] },
  "audiences.import": { kind: "mutation", role: "manager", topics: ["audiences","jobs"] },
  "audiences.import_rejections": { kind: "query", role: "viewer", topics: ["jobs"] },
  "audiences.import_result": { kind: "query", role: "viewer", topics: ["jobs"] },
  "audiences.imports": { kind: "query", role: "viewer", topics: ["audiences","jobs"] },
  "audiences.list": { kind: "query", role: "viewer", topics: ["audiences","campaigns"] },
  "audiences.list_campaigns": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "audiences.lists": { kind: "query", role: "viewer", topics: ["audiences"] },
  "audiences.read_file": { kind: "query", role: "manager", topics: [] },
  "audiences.remove_member": { kind: "mutation", role: "manager", topics: ["audiences"] },
  "audiences.rename_list": { kind: "mutation", role: "manager", topics: ["audiences"] },
  "audiences.update_contact": { kind: "mutation", role: "manager", topics: ["audiences"] },
  "campaigns.add_note": { kind: "mutation", role: "manager", topics: ["campaigns"] },
  "campaigns.cancel": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.cancel_export": { kind: "mutation", role: "manager", topics: ["jobs"] },
  "campaigns.check": { kind: "query", role: "manager", topics: [] },
  "campaigns.create": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.delete": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.delete_note": { kind: "mutation", role: "manager", topics: ["campaigns"] },
  "campaigns.export": { kind: "mutation", role: "manager", topics: ["jobs"] },
  "campaigns.export_latest": { kind: "query", role: "viewer", topics: ["jobs"] },
  "campaigns.get": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.kept_check": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.launch": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.list": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.notes": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.pause": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.preview": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.recipient": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.recipients": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.resolve": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.resume": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.timeline": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.unschedule": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "campaigns.update": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "dashboard.behind": { kind: "query", role: "viewer", topics: ["dashboard","accounts"] },
  "dashboard.overview": { kind: "query", role: "viewer", topics: ["dashboard","accounts","audiences","callbacks","campaigns","templates","webhooks"] },
  "rehearsal.answer": { kind: "mutation", role: "manager", topics: ["rehearsal"] },
  "rehearsal.dials": { kind: "query", role: "viewer", topics: ["rehearsal"] },
  "rehearsal.jump_clock": { kind: "mutation", role: "manager", topics: ["rehearsal"] },
  "rehearsal.make_audience": { kind: "mutation", role: "manager", topics: ["audiences"] },
  "rehearsal.phones": { kind: "query", role: "viewer", topics: ["rehearsal"] },
  "rehearsal.scenarios": { kind: "query", role: "viewer", topics: ["rehearsal"] },
  "rehearsal.set_dials": { kind: "mutation", role: "manager", topics: ["rehearsal"] },
  "rehearsal.thread": { kind: "query", role: "viewer", topics: ["rehearsal"] },
  "settings.back_up": { kind: "mutation", role: "admin", topics: ["settings"] },
  "settings.backup_file": { kind: "mutation", role: "admin", topics: [] },
  "settings.check_address": { kind: "query", role: "viewer", topics: [] },
  "settings.check_backup": { kind: "query", role: "admin", topics: [] },
  "settings.data": { kind: "query", role: "viewer", topics: ["settings"] },
  "settings.delete_backup": { kind: "mutation", role: "admin", topics: ["settings"] },
  "settings.diagnostics": { kind: "mutation", role: "admin", topics: [] },
  "settings.rehearse": { kind: "mutation", role: "admin", topics: ["accounts","audiences","channels","dashboard","settings","templates","webhooks"] },
  "settings.restore": { kind: "mutation", role: "admin", topics: [] },
  "settings.search": { kind: "query", role: "viewer", topics: ["accounts","audiences","campaigns","templates"] },
  "settings.status": { kind: "query", role: "viewer", topics: ["settings","accounts"] },
  "templates.campaigns": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "templates.changes": { kind: "query", role: "viewer", topics: ["templates"] },
  "templates.get": { kind: "query", role: "viewer", topics: ["templates"] },
  "templates.languages": { kind: "query", role: "viewer", topics: ["templates"] },
  "templates.list": { kind: "query", role: "viewer", topics: ["templates"] },
  "templates.sync": { kind: "mutation", role: "manager", topics: ["templates"] },
  "templates.syncs": { kind: "query", role: "viewer", topics: ["templates"] },
  "webhooks.callback": { kind: "query", role: "viewer", topics: ["callbacks"] },
  "webhooks.callbacks": { kind: "query", role: "viewer", topics: ["callbacks"] },
  "webhooks.compare": { kind: "query", role: "viewer", topics: ["webhooks","accounts"] },
  "webhooks.ensure": { kind: "mutation", role: "admin", topics: ["webhooks","accounts","dashboard"] },
  "webhooks.list": { kind: "query", role: "viewer", topics: ["webhooks","callbacks"] },
  "webhooks.poll": { kind: "mutation", role: "manager", topics: ["campaigns","dashboard"] },
  "webhooks.rerun": { kind: "mutation", role: "admin", topics: ["callbacks","campaigns","dashboard"] },
  "webhooks.rerun_one": { kind: "mutation", role: "admin", topics: ["callbacks","campaigns","dashboard"] },
  "webhooks.save_body": { kind: "mutation", role: "admin", topics: [] },
  "webhooks.verify_quarantine": { kind: "mutation", role: "admin", topics: ["callbacks","campaigns","dashboard"] },
};
