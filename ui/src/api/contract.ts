/**
 * Short names over the generated map. The generated file is the only truth about shapes;
 * here a shape gets the noun under which the pages know it.
 */
import { type Commands, commands, type FileInfo, type Topic } from "./generated";

export type CommandName = keyof Commands;
export type Request<N extends CommandName> = Commands[N]["request"];
export type Response<N extends CommandName> = Commands[N]["response"];
type Item<N extends CommandName> = Response<N> extends { items: (infer T)[] } ? T : never;

export type Account = Response<"accounts.get">;
export type AccountForm = Request<"accounts.create">;
export type ConnectionReport = Response<"accounts.test">;
export type ReportStep = ConnectionReport["steps"][number];
export type Template = Response<"templates.get">;
export type Translation = Template["translations"][number];
export type Preview = Translation["preview"];
export type ContactList = Item<"audiences.lists">;
export type Contact = Item<"audiences.contacts">;
export type FileReading = Response<"audiences.read_file">;
export type Import = Response<"audiences.import_result">;
export type Rejection = Item<"audiences.import_rejections">;
export type ContactPage = Response<"audiences.contact">;
export type Membership = ContactPage["memberships"][number];
export type ContactMessage = Item<"audiences.contact_messages">;
export type CampaignUse = Item<"audiences.list_campaigns">;
export type TemplateChange = Item<"templates.changes">;
export type KindSync = Item<"templates.syncs">;
export type Campaign = Response<"campaigns.get">;
export type CampaignForm = Request<"campaigns.create">;
export type Counts = Campaign["counts"];
export type CampaignAction = Campaign["actions"][number];
export type Recipient = Item<"campaigns.recipients">;
export type CampaignCheck = Response<"campaigns.check">;
export type TimelineStep = Item<"campaigns.timeline">;
export type LedgerExport = NonNullable<Response<"campaigns.export_latest">["export"]>;
export type Callback = Item<"webhooks.callbacks">;
export type CallbackDetail = Response<"webhooks.callback">;
export type WebhookComparison = Response<"webhooks.compare">;
export type Overview = Response<"dashboard.overview">;
export type Minute = Overview["minutes"][number];
export type Status = Response<"settings.status">;
export type Found = Response<"settings.search">["items"][number];
export type Dials = Response<"rehearsal.dials">["dials"];
export type RehearsalClock = Response<"rehearsal.dials">["clock"];
export type ScenarioNumber = Item<"rehearsal.scenarios">;
export type PhoneHolder = Item<"rehearsal.phones">;
export type PhoneMessage = Response<"rehearsal.thread">["messages"][number];
export type Deed = Request<"rehearsal.answer">["deed"];

/** The topics a command reads (query) or changes (mutation). */
export function topicsOf(name: CommandName): readonly Topic[] {
  return commands[name]?.topics ?? [];
}

export type { FileInfo, Topic };
