/** Ctrl/⌘ K: any page, any campaign, contact or template by name, any action. */
import { useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from "@mantine/spotlight";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useQueryCommand } from "@/api/commands";
import type { Found } from "@/api/contract";
import { IconAccounts, IconAudiences, IconCampaigns, IconFile, IconKeys, IconMoon, IconPlus, IconSearch, IconSun, IconTemplates } from "@/components/icons";
import { say } from "@/lib/words";
import { showKeys } from "./Keys";
import { usePages } from "./pages";
import { markFirst, paletteStore } from "./palette";

const none: Found[] = [];
const signs: Record<Found["kind"], typeof IconFile> = { account: IconAccounts, template: IconTemplates, list: IconAudiences, campaign: IconCampaigns, contact: IconAudiences };

export function CommandPalette() {
  const pages = usePages();
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text.trim(), 150);
  const found = useQueryCommand("settings.search", { text: settled }, { enabled: settled.length > 1 }).data?.items ?? none;
  // What was found comes after the letters: enter must mean the first line that is shown.
  useEffect(() => {
    if (settled) markFirst();
  }, [settled, found]);
  const openFound = useOpenFound();
  const go = useNavigate();
  const { setColorScheme } = useMantineColorScheme();

  const doing: SpotlightActionData[] = [
    { id: "do-launch", label: say("ui-do-launch"), leftSection: <IconPlus />, onClick: () => void go({ to: "/campaigns/new" }) },
    { id: "do-import", label: say("ui-do-import"), leftSection: <IconFile />, onClick: () => void go({ to: "/audiences/import" }) },
    { id: "do-connect", label: say("ui-do-connect"), leftSection: <IconAccounts />, onClick: () => void go({ to: "/accounts/new" }) },
    { id: "do-light", label: say("ui-do-light"), leftSection: <IconSun />, onClick: () => setColorScheme("light") },
    { id: "do-dark", label: say("ui-do-dark"), leftSection: <IconMoon />, onClick: () => setColorScheme("dark") },
    { id: "do-keys", label: say("ui-do-keys"), leftSection: <IconKeys />, onClick: showKeys },
  ];
  const actions: SpotlightActionGroupData[] = [
    {
      group: say("ui-search-found"),
      actions: settled.length > 1
        ? found.map((each) => {
            const Sign = signs[each.kind];
            return {
              id: `${each.kind}-${each.id}`,
              leftSection: <Sign />,
              label: each.title,
              description: [say("ui-search-kind", { kind: each.kind }), each.detail].filter(Boolean).join(" · "),
              // Found by the program, not by this text filter: its own words must let it through.
              keywords: [text],
              onClick: () => openFound(each),
            };
          })
        : [],
    },
    { group: say("ui-search-pages"), actions: pages.map((page) => ({ id: page.to, label: say(page.name), leftSection: <page.icon />, onClick: () => void go({ to: page.to }) })) },
    { group: say("ui-search-actions"), actions: doing },
  ];
  return (
    <Spotlight
      store={paletteStore}
      actions={actions.filter((group) => group.actions.length > 0)}
      query={text}
      onQueryChange={setText}
      attributes={{ content: { "aria-label": say("ui-search-open") } }}
      shortcut={["mod + K"]}
      nothingFound={say("ui-search-nothing")}
      highlightQuery
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      scrollable
      maxHeight={420}
      searchProps={{ leftSection: <IconSearch />, placeholder: say("ui-search-placeholder"), "aria-label": say("ui-search-open") }}
    />
  );
}

/** Opens what was found on its own page, or the list that holds it. */
function useOpenFound(): (found: Found) => void {
  const go = useNavigate();
  return ({ kind, id, title }) => {
    if (kind === "account") void go({ to: "/accounts/$id", params: { id } });
    else if (kind === "template") void go({ to: "/templates/$id", params: { id } });
    else if (kind === "campaign") void go({ to: "/campaigns/$id", params: { id } });
    else if (kind === "list") void go({ to: "/audiences", search: { list: id } });
    else void go({ to: "/audiences", search: { search: title } });
  };
}
