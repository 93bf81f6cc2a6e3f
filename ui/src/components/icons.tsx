/** The few signs the console uses, drawn on a 16-pixel grid in the text's own colour. Always beside a word or under a label. */
import type { ReactNode } from "react";

function icon(name: string, shape: ReactNode) {
  function Icon({ size = 16 }: { size?: number }) {
    return (
      <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
        {shape}
      </svg>
    );
  }
  Icon.displayName = name;
  return Icon;
}

export const IconOverview = icon("IconOverview", <path d="M2.500 13.500v-4M6.200 13.500v-8M9.800 13.500v-6M13.500 13.500v-11" />);
export const IconCampaigns = icon("IconCampaigns", <path d="M2.500 6.500v3h2l6 3.500V3L4.500 6.500h-2ZM13 6.500a2.200 2.200 0 0 1 0 3M5 9.700l.8 3.800h1.500" />);
export const IconAudiences = icon("IconAudiences", <path d="M6 7.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM1.800 13.500c.3-2.500 1.900-4 4.200-4s3.900 1.500 4.200 4M10.700 2.800a2.300 2.300 0 0 1 0 4.400M12 9.800c1.300.6 2.100 1.900 2.300 3.700" />);
export const IconTemplates = icon("IconTemplates", <path d="M3 2.500h10v11H3zM5.500 5.500h5M5.500 8h5M5.500 10.500H8" />);
export const IconAccounts = icon("IconAccounts", <path d="M6 9.500a3.500 3.500 0 1 1 3.300-2.300l4.700 4.600v2.200h-2.500v-1.800H9.700v-1.700L8.300 9.100a3.500 3.500 0 0 1-2.300.4ZM5 5h.01" />);
export const IconWebhooks = icon("IconWebhooks", <path d="M8 2.500v7M5 6.800l3 3 3-3M2.500 9.500v4h11v-4" />);
export const IconSettings = icon("IconSettings", <path d="M2.500 4.500h6M11.500 4.500h2M2.500 11.500h2M7.500 11.500h6M10 6a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3ZM6 13a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3Z" />);
export const IconSearch = icon("IconSearch", <path d="M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM10.500 10.500l3 3" />);
export const IconAlert = icon("IconAlert", <path d="M8 2.500 14 13H2L8 2.500ZM8 6.500v3M8 11.300v.01" />);
export const IconCheck = icon("IconCheck", <path d="m3 8.500 3.200 3.200L13 4.800" />);
export const IconCross = icon("IconCross", <path d="m4 4 8 8M12 4l-8 8" />);
export const IconDash = icon("IconDash", <path d="M4 8h8" />);
export const IconCopy = icon("IconCopy", <path d="M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3" />);
export const IconPlus = icon("IconPlus", <path d="M8 3v10M3 8h10" />);
export const IconPause = icon("IconPause", <path d="M5.500 3.500v9M10.500 3.500v9" />);
export const IconPlay = icon("IconPlay", <path d="M5 3.200v9.600L12.500 8 5 3.200Z" />);
export const IconSun = icon("IconSun", <path d="M8 10.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600ZM8 1.500v1.300M8 13.200v1.300M1.500 8h1.300M13.200 8h1.300M3.400 3.400l.9.9M11.700 11.700l.9.9M3.400 12.600l.9-.9M11.700 4.300l.9-.9" />);
export const IconMoon = icon("IconMoon", <path d="M13.500 9.500A5.800 5.800 0 0 1 6.500 2.500a5.800 5.800 0 1 0 7 7Z" />);
export const IconDown = icon("IconDown", <path d="m4.500 6.500 3.500 3.500 3.500-3.500" />);
export const IconLeft = icon("IconLeft", <path d="M9.500 4 5.500 8l4 4" />);
export const IconRight = icon("IconRight", <path d="m6.500 4 4 4-4 4" />);
export const IconSync = icon("IconSync", <path d="M13 6.500A5.300 5.300 0 0 0 3.500 5M3 9.500A5.300 5.300 0 0 0 12.500 11M13 3v3.500H9.500M3 13V9.500h3.500" />);
export const IconFile = icon("IconFile", <path d="M4 1.800h5l3.500 3.500v9H4zM9 1.800v3.500h3.500" />);
export const IconBell = icon("IconBell", <path d="M8 2.300c-2.200 0-3.300 1.600-3.300 3.800 0 2.700-.9 3.800-1.700 4.700h10c-.8-.9-1.700-2-1.700-4.700 0-2.200-1.100-3.800-3.300-3.800ZM6.800 12.800a1.300 1.300 0 0 0 2.400 0" />);
export const IconKeys = icon("IconKeys", <path d="M1.800 4.500h12.400v7.500H1.800zM4.500 7h.01M7 7h.01M9.500 7h.01M11.700 7h.01M5 9.700h6" />);
export const IconEllipsis = icon("IconEllipsis", <path d="M3.500 8h.01M8 8h.01M12.500 8h.01" strokeWidth="2.200" />);
export const IconPencil = icon("IconPencil", <path d="m3 10.500 7.500-7.500 2.500 2.500L5.500 13H3v-2.500ZM9 4.500 11.500 7" />);
export const IconRehearsal = icon("IconRehearsal", <path d="M3 3v4.500M3 10.500V13M8 3v1.500M8 7.500V13M13 3v6.500M13 12.500V13M1.500 9h3M6.500 6h3M11.500 11h3" />);
