// Written by hand from the contract until `cargo xtask gen` writes it from the router.
export type Topic = "accounts" | "channels" | "webhooks" | "templates" | "audiences" | "campaigns" | "dashboard" | "settings" | "jobs" | "callbacks";
export interface Page<T> { items: T[]; next: string | null }
export interface Empty { [key: string]: never }
export interface ById { id: string }
export interface Status { version: string; data_dir: string; engine: "sqlite" | "postgres"; secrets_keeper: string; hooks_address: string | null; started_at: number; accounts: number; rehearsal_available: boolean }
export interface Rehearsed { account_id: string; list_id: string; campaign_suggestion: { name: string; template_id: string; list_id: string } }
export interface Found { kind: "page" | "account" | "template" | "list" | "campaign" | "contact"; id: string; title: string; detail: string }
export interface AccountForm { name: string; key: string; list_name: string; proxy_domain: string; region: string; project_id: string; app_id: string; key_id: string; key_secret: string; webhook_secret: string; phone: string; description: string }
export interface Evidence { label: string; value: string }
export interface ReportStep { step: "token" | "app" | "mode" | "channels" | "limits" | "webhooks"; state: "passed" | "warned" | "failed" | "skipped"; sentence: string; evidence: Evidence[]; hint: string | null }
export interface ConnectionReport { at: number; ok: boolean; steps: ReportStep[]; found_region: string | null }
export interface AccountChannel { channel: string; status: string; description: string; queue_address: string }
export interface SecretInfo { keeper: string; last_used_at: number | null }
export interface Account { id: string; name: string; key: string; list_id: string | null; list_name: string | null; proxy_domain: string; region: "eu" | "us" | "br"; project_id: string; app_id: string; key_id: string; phone: string; description: string; processing_mode: "CONVERSATION" | "DISPATCH" | null; rehearsal: boolean; health: "unproven" | "ready" | "attention" | "failing"; health_words: string; channels: AccountChannel[]; rate_outbound: number | null; secrets: { key: SecretInfo; webhook: SecretInfo }; webhook: { state: "none" | "ours" | "missing" | "limit" | "no_domain"; target: string | null; last_callback_at: number | null }; last_test: ConnectionReport | null; created_at: number; updated_at: number }
export interface Activity { at: number; who: string; command: string; subject: string }
export interface Variable { key: string; example: string | null }
export interface Preview { header: string | null; body: string; footer: string | null; buttons: string[] }
export interface Translation { language: string; version: string | null; state: string; reason: string | null; variables: Variable[]; preview: Preview }
export interface Template { id: string; account_id: string; kind: "whatsapp" | "omni"; remote_id: string; name: string; category: string | null; state: "approved" | "pending" | "rejected" | "paused" | "disabled" | "draft" | "usable" | "gone"; default_language: string | null; translations: Translation[]; synced_at: number }
export interface ContactList { id: string; name: string; members: number; created_at: number }
export interface Contact { id: string; phone: string; name: string; language: string | null; attributes: { [key: string]: string }; lists: string[]; created_at: number }
export interface FileReading { encoding: string; delimiter: string; header: boolean; columns: string[]; rows: number; first_rows: string[][]; phone_column: string | null; suggested: { [field: string]: string } }
export interface Import { id: string; state: "reading" | "publishing" | "done" | "failed" | "cancelled"; file_name: string; list_id: string; rows: number; imported: number; duplicates: number; rejected: number; percent: number; fault: string | null }
export interface Rejection { row: number; column: string; value: string; reason: string; reason_words: string }
export type CampaignState = "draft" | "launching" | "running" | "paused" | "finished" | "cancelled";
export interface Counts { pending: number; claimed: number; in_doubt: number; enqueued: number; sent: number; failed: number; rejected: number; delivered: number; read: number; enqueued_failed: number; skipped: number }
export interface CampaignAction { action: "launch" | "pause" | "resume" | "cancel" | "delete"; allowed: boolean; why_not: string | null }
export interface CampaignFailure { code: string; count: number; meaning: string; kind: string }
export interface Campaign { id: string; name: string; account_id: string; account_name: string; rehearsal: boolean; template_id: string; template_name: string; channel: string; language: string; list_id: string; list_name: string; variables: VariableSource[]; state: CampaignState; paused_because: string | null; counts: Counts; total: number; rate: number | null; allowed_rate: number | null; rate_now: number; seconds_left: number | null; status_lag_seconds: number | null; actions: CampaignAction[]; failures: CampaignFailure[]; created_at: number; launched_at: number | null; finished_at: number | null }
export interface VariableSource { key: string; source: { kind: "column" | "text"; value: string }; fallback: string | null }
export interface NewCampaign { name: string; account_id: string; template_id: string; channel: string; language: string; list_id: string; rate: number | null; variables: VariableSource[] }
export interface CheckLine { check: string; state: string; sentence: string; hint: string | null }
export interface CampaignCheck { passed: boolean; lines: CheckLine[]; recipients: number; skipped: { [reason: string]: number }; empty: { [variable: string]: number } }
export interface RecipientReason { code: string; meaning: string; description: string }
export type RecipientState = keyof Counts;
export interface Recipient { id: string; phone: string; name: string; state: RecipientState; reason: RecipientReason | null; attempts: number; updated_at: number }
export interface Attempt { id: string; number: number; state: RecipientState; superseded: boolean; claimed_at: number; message_id: string | null; reason: RecipientReason | null; updated_at: number }
export interface Callback { id: string; account_id: string; received_at: number; trigger: string; verdict: "valid" | "late" | "quarantined" | "unparsable"; summary: string; applied: boolean }
export interface CallbackDetail extends Callback { headers: { name: string; value: string }[]; body: string; verification: { step: string; state: string; sentence: string }[]; effects: string[] }
export interface Webhook { id: string; remote_id: string; target: string; triggers: string[]; ours: boolean; last_callback_at: number | null }
export interface Minute { at: number; enqueued: number; sent: number; delivered: number; read: number; failed: number }
export interface Overview { attention: { sentence: string; action: { label: string; page: string } }[]; campaigns: Campaign[]; minutes: Minute[]; failures: { code: string; count: number; meaning: string; owner: string }[]; accounts: { id: string; name: string; state: string; last_callback_at: number | null }[]; suggestion: string | null }
export interface Commands {
  "settings.status": { request: Empty; response: Status };
  "settings.rehearse": { request: Empty; response: Rehearsed };
  "settings.search": { request: { text: string }; response: { items: Found[] } };
  "accounts.list": { request: Empty; response: Page<Account> };
  "accounts.get": { request: ById; response: Account };
  "accounts.create": { request: AccountForm; response: Account };
  "accounts.update": { request: { id: string; form: AccountForm }; response: Account };
  "accounts.delete": { request: ById; response: Empty };
  "accounts.delete_preview": { request: ById; response: { campaigns: number; callbacks: number; templates: number } };
  "accounts.test": { request: { id?: string; form?: AccountForm }; response: ConnectionReport };
  "accounts.activity": { request: ById; response: Page<Activity> };
  "templates.sync": { request: { account_id: string }; response: { added: number; changed: number; gone: number; at: number } };
  "templates.list": { request: { account_id?: string; search?: string; kind?: string; state?: string; language?: string; cursor?: string; limit?: number }; response: Page<Template> };
  "templates.get": { request: ById; response: Template };
  "audiences.lists": { request: Empty; response: Page<ContactList> };
  "audiences.contacts": { request: { list_id?: string; search?: string; cursor?: string; limit?: number }; response: Page<Contact> };
  "audiences.read_file": { request: { file_id: string }; response: FileReading };
  "audiences.import": { request: { file_id: string; list_name: string; home_region: string; phone_column?: string; columns?: { [column: string]: string }; encoding?: string; delimiter?: string; header?: boolean }; response: { import_id: string } };
  "audiences.import_result": { request: { import_id: string }; response: Import };
  "audiences.import_rejections": { request: { import_id: string; cursor?: string }; response: Page<Rejection> };
  "audiences.cancel_import": { request: { import_id: string }; response: Empty };
  "campaigns.create": { request: NewCampaign; response: Campaign };
  "campaigns.update": { request: { id: string; form: NewCampaign }; response: Campaign };
  "campaigns.delete": { request: ById; response: Empty };
  "campaigns.check": { request: ById; response: CampaignCheck };
  "campaigns.preview": { request: { id: string; index: number }; response: { phone: string; name: string; header: string | null; body: string; footer: string | null; buttons: string[]; parameters: { [key: string]: string }; skipped: string | null } };
  "campaigns.launch": { request: { id: string; confirm_recipients: number }; response: Campaign };
  "campaigns.pause": { request: ById; response: Campaign };
  "campaigns.resume": { request: ById; response: Campaign };
  "campaigns.cancel": { request: ById; response: Campaign };
  "campaigns.list": { request: { account_id?: string; state?: CampaignState; search?: string; cursor?: string; limit?: number }; response: Page<Campaign> };
  "campaigns.get": { request: ById; response: Campaign };
  "campaigns.recipients": { request: { id: string; state?: RecipientState; code?: string; search?: string; cursor?: string; limit?: number }; response: Page<Recipient> };
  "campaigns.recipient": { request: ById; response: { recipient: Recipient; parameters: { [key: string]: string }; attempts: Attempt[] } };
  "campaigns.resolve": { request: { recipient_id: string; as: "sent" | "send_again" }; response: Recipient };
  "webhooks.list": { request: { account_id: string }; response: Page<Webhook> };
  "webhooks.ensure": { request: { account_id: string }; response: { state: string; target: string | null; sentence: string } };
  "webhooks.callbacks": { request: { account_id?: string; trigger?: string; search?: string; cursor?: string }; response: Page<Callback> };
  "webhooks.callback": { request: ById; response: CallbackDetail };
  "dashboard.overview": { request: { account_id?: string; minutes?: number }; response: Overview };
}
export type Role = "viewer" | "manager" | "admin";
export const commands: Record<keyof Commands, { kind: "query" | "mutation"; role: Role; topics: readonly Topic[] }> = {
  "settings.status": { kind: "query", role: "viewer", topics: ["settings", "accounts"] },
  "settings.rehearse": { kind: "mutation", role: "viewer", topics: ["accounts", "templates", "audiences", "settings", "dashboard"] },
  "settings.search": { kind: "query", role: "viewer", topics: [] },
  "accounts.list": { kind: "query", role: "viewer", topics: ["accounts"] },
  "accounts.get": { kind: "query", role: "viewer", topics: ["accounts"] },
  "accounts.create": { kind: "mutation", role: "viewer", topics: ["accounts"] },
  "accounts.update": { kind: "mutation", role: "viewer", topics: ["accounts"] },
  "accounts.delete": { kind: "mutation", role: "viewer", topics: ["accounts"] },
  "accounts.delete_preview": { kind: "query", role: "viewer", topics: ["accounts"] },
  "accounts.test": { kind: "query", role: "viewer", topics: ["accounts"] },
  "accounts.activity": { kind: "query", role: "viewer", topics: ["accounts"] },
  "templates.sync": { kind: "mutation", role: "viewer", topics: ["templates"] },
  "templates.list": { kind: "query", role: "viewer", topics: ["templates"] },
  "templates.get": { kind: "query", role: "viewer", topics: ["templates"] },
  "audiences.lists": { kind: "query", role: "viewer", topics: ["audiences"] },
  "audiences.contacts": { kind: "query", role: "viewer", topics: ["audiences"] },
  "audiences.read_file": { kind: "query", role: "viewer", topics: [] },
  "audiences.import": { kind: "mutation", role: "viewer", topics: ["audiences", "jobs"] },
  "audiences.import_result": { kind: "query", role: "viewer", topics: ["audiences", "jobs"] },
  "audiences.import_rejections": { kind: "query", role: "viewer", topics: ["audiences"] },
  "audiences.cancel_import": { kind: "mutation", role: "viewer", topics: ["audiences", "jobs"] },
  "campaigns.create": { kind: "mutation", role: "viewer", topics: ["campaigns"] },
  "campaigns.update": { kind: "mutation", role: "manager", topics: ["campaigns"] },
  "campaigns.delete": { kind: "mutation", role: "manager", topics: ["campaigns"] },
  "campaigns.check": { kind: "query", role: "viewer", topics: [] },
  "campaigns.preview": { kind: "query", role: "viewer", topics: [] },
  "campaigns.launch": { kind: "mutation", role: "viewer", topics: ["campaigns"] },
  "campaigns.pause": { kind: "mutation", role: "viewer", topics: ["campaigns"] },
  "campaigns.resume": { kind: "mutation", role: "viewer", topics: ["campaigns"] },
  "campaigns.cancel": { kind: "mutation", role: "viewer", topics: ["campaigns"] },
  "campaigns.list": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.get": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.recipients": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.recipient": { kind: "query", role: "viewer", topics: ["campaigns"] },
  "campaigns.resolve": { kind: "mutation", role: "viewer", topics: ["campaigns"] },
  "webhooks.list": { kind: "query", role: "viewer", topics: ["webhooks"] },
  "webhooks.ensure": { kind: "mutation", role: "viewer", topics: ["webhooks"] },
  "webhooks.callbacks": { kind: "query", role: "viewer", topics: ["callbacks"] },
  "webhooks.callback": { kind: "query", role: "viewer", topics: ["callbacks"] },
  "dashboard.overview": { kind: "query", role: "viewer", topics: ["dashboard", "campaigns", "accounts"] },
};
