/** The pages of the navigation: daily work first, setting up below. A page that does not exist is not listed. */
import type { ComponentType } from "react";
import { useQueryCommand } from "@/api/commands";
import { IconAccounts, IconAudiences, IconCampaigns, IconOverview, IconRehearsal, IconSettings, IconTemplates, IconWebhooks } from "@/components/icons";

export interface PageEntry {
  to: "/" | "/campaigns" | "/audiences" | "/templates" | "/accounts" | "/webhooks" | "/rehearsal" | "/settings";
  /** Message id of its name. */
  name: string;
  icon: ComponentType<{ size?: number }>;
  /** Second key after `g`. */
  key: string;
  group: "daily" | "setup" | "foot";
}

const pages: PageEntry[] = [
  { to: "/", name: "ui-nav-overview", icon: IconOverview, key: "o", group: "daily" },
  { to: "/campaigns", name: "ui-nav-campaigns", icon: IconCampaigns, key: "c", group: "daily" },
  { to: "/audiences", name: "ui-nav-audiences", icon: IconAudiences, key: "u", group: "daily" },
  { to: "/templates", name: "ui-nav-templates", icon: IconTemplates, key: "t", group: "daily" },
  { to: "/accounts", name: "ui-nav-accounts", icon: IconAccounts, key: "a", group: "setup" },
  { to: "/webhooks", name: "ui-nav-webhooks", icon: IconWebhooks, key: "w", group: "setup" },
  { to: "/rehearsal", name: "ui-nav-rehearsal", icon: IconRehearsal, key: "r", group: "foot" },
  { to: "/settings", name: "ui-nav-settings", icon: IconSettings, key: "s", group: "foot" },
];

const elsewhere = pages.filter((page) => page.to !== "/rehearsal");

/** The pages that there is a use for: rehearsing needs an account that does, or a program that can. */
export function usePages(): PageEntry[] {
  const rehearses = useQueryCommand("accounts.list", {}).data?.items.some((account) => account.rehearsal);
  const could = useQueryCommand("settings.status", {}).data?.rehearsal_available;
  return rehearses || could ? pages : elsewhere;
}
