/** The pages of the navigation: daily work first, setting up below. A page that does not exist is not listed. */
import type { ComponentType } from "react";
import { IconAccounts, IconAudiences, IconCampaigns, IconOverview, IconSettings, IconTemplates, IconWebhooks } from "@/components/icons";

export interface PageEntry {
  to: "/" | "/campaigns" | "/audiences" | "/templates" | "/accounts" | "/webhooks" | "/settings";
  /** Message id of its name. */
  name: string;
  icon: ComponentType<{ size?: number }>;
  /** Second key after `g`. */
  key: string;
  group: "daily" | "setup" | "foot";
}

export const pages: PageEntry[] = [
  { to: "/", name: "ui-nav-overview", icon: IconOverview, key: "o", group: "daily" },
  { to: "/campaigns", name: "ui-nav-campaigns", icon: IconCampaigns, key: "c", group: "daily" },
  { to: "/audiences", name: "ui-nav-audiences", icon: IconAudiences, key: "u", group: "daily" },
  { to: "/templates", name: "ui-nav-templates", icon: IconTemplates, key: "t", group: "daily" },
  { to: "/accounts", name: "ui-nav-accounts", icon: IconAccounts, key: "a", group: "setup" },
  { to: "/webhooks", name: "ui-nav-webhooks", icon: IconWebhooks, key: "w", group: "setup" },
  { to: "/settings", name: "ui-nav-settings", icon: IconSettings, key: "s", group: "foot" },
];
