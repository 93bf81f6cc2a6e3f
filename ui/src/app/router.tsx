/**
 * Every page and its address. The account in view is part of every address (`?account=`) and kept
 * from page to page. A page is loaded when it is first opened. To add one: a route here, an entry in `pages.ts`.
 */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { Home } from "./Home";
import { NoSuchPage, PageStopped } from "./PageStopped";
import { Shell } from "./Shell";

interface Scope {
  account?: string;
}

/** Text values of the address that a page understands; anything else is dropped. */
function texts<const K extends string>(...keys: K[]) {
  return (search: Record<string, unknown>): { [P in K]?: string } =>
    Object.fromEntries(keys.filter((key) => typeof search[key] === "string" && search[key] !== "").map((key) => [key, search[key]])) as { [P in K]?: string };
}

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NoSuchPage,
  validateSearch: (search: Record<string, unknown>): Scope => texts("account")(search),
  search: { middlewares: [retainSearchParams<Scope>(["account"])] },
});
const at = <P extends string>(path: P) => ({ getParentRoute: () => root, path }) as const;

const overview = createRoute({ ...at("/"), validateSearch: texts("span", "from", "to"), component: Home });
const start = createRoute({ ...at("/start"), component: lazyRouteComponent(() => import("@/features/settings/FirstStart"), "FirstStart") });
const accounts = createRoute({ ...at("/accounts"), component: lazyRouteComponent(() => import("@/features/accounts/AccountsPage"), "AccountsPage") });
const newAccount = createRoute({ ...at("/accounts/new"), validateSearch: texts("setup"), component: lazyRouteComponent(() => import("@/features/accounts/NewAccountPage"), "NewAccountPage") });
const account = createRoute({ ...at("/accounts/$id"), component: lazyRouteComponent(() => import("@/features/accounts/AccountPage"), "AccountPage") });
const editAccount = createRoute({ ...at("/accounts/$id/edit"), component: lazyRouteComponent(() => import("@/features/accounts/EditAccountPage"), "EditAccountPage") });

const campaigns = createRoute({ ...at("/campaigns"), validateSearch: texts("state", "channel", "search", "sort"), component: lazyRouteComponent(() => import("@/features/campaigns/CampaignsPage"), "CampaignsPage") });
const newCampaign = createRoute({ ...at("/campaigns/new"), validateSearch: texts("draft", "clone", "template", "list", "name"), component: lazyRouteComponent(() => import("@/features/campaigns/NewCampaignPage"), "NewCampaignPage") });
const campaign = createRoute({ ...at("/campaigns/$id"), validateSearch: texts("state", "reached", "code", "channel", "search", "sort", "recipient"), component: lazyRouteComponent(() => import("@/features/campaigns/CampaignPage"), "CampaignPage") });
const audiences = createRoute({ ...at("/audiences"), validateSearch: texts("tab", "list", "search", "sort"), component: lazyRouteComponent(() => import("@/features/audiences/AudiencesPage"), "AudiencesPage") });
const contact = createRoute({ ...at("/audiences/contacts/$id"), component: lazyRouteComponent(() => import("@/features/audiences/ContactPage"), "ContactPage") });
const contactList = createRoute({ ...at("/audiences/lists/$id"), validateSearch: texts("tab", "search", "sort"), component: lazyRouteComponent(() => import("@/features/audiences/ListPage"), "ListPage") });
const importing = createRoute({ ...at("/audiences/import"), validateSearch: texts("id", "list", "file", "name"), component: lazyRouteComponent(() => import("@/features/audiences/ImportPage"), "ImportPage") });
const templates = createRoute({ ...at("/templates"), validateSearch: texts("search", "state", "kind", "category", "language", "channel", "sort"), component: lazyRouteComponent(() => import("@/features/templates/TemplatesPage"), "TemplatesPage") });
const template = createRoute({ ...at("/templates/$id"), validateSearch: texts("language", "channel"), component: lazyRouteComponent(() => import("@/features/templates/TemplatePage"), "TemplatePage") });
const webhooks = createRoute({ ...at("/webhooks"), validateSearch: texts("callback", "campaign", "trigger", "verdict", "state", "within", "search"), component: lazyRouteComponent(() => import("@/features/webhooks/WebhooksPage"), "WebhooksPage") });
const rehearsal = createRoute({ ...at("/rehearsal"), validateSearch: texts("tab", "phone", "channel", "kind", "search"), component: lazyRouteComponent(() => import("@/features/rehearsal/RehearsalPage"), "RehearsalPage") });
const settings = createRoute({ ...at("/settings"), validateSearch: texts("part"), component: lazyRouteComponent(() => import("@/features/settings/SettingsPage"), "SettingsPage") });

const tree = root.addChildren([overview, start, accounts, newAccount, account, editAccount, campaigns, newCampaign, campaign, audiences, contact, contactList, importing, templates, template, webhooks, rehearsal, settings]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  defaultErrorComponent: PageStopped,
  scrollRestoration: true,
  scrollToTopSelectors: ["#content"],
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
