/**
 * How a message reads on each channel. What a channel cannot show becomes text, as Sinch transcodes it:
 * title, text, then numbered choices. Pure; the phone draws it.
 */
import type { Preview } from "@/api/contract";

/** Channels without buttons of their own. */
const plain = new Set(["SMS", "MMS", "KAKAOTALKCHAT", "WECHAT"]);

/** Channels offered for a template that every channel can carry, where the account names none. */
export const commonChannels = ["WHATSAPP", "RCS", "SMS", "MESSENGER"];

export function previewOn(channel: string, preview: Preview): Preview {
  // A footer is WhatsApp's own.
  const footer = channel === "WHATSAPP" ? preview.footer : null;
  if (!plain.has(channel)) return { ...preview, footer };
  const choices = preview.buttons.map((button, index) => `${index + 1}. ${button}`);
  const lines = [preview.header, preview.body, ...choices].filter((line) => line !== null && line !== "");
  return { header: null, body: lines.join("\n"), footer: null, buttons: [] };
}
