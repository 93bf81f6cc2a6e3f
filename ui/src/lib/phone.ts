/** A phone number grouped as its country writes it. What is copied is always the E.164 number itself. */
import { parsePhoneNumberFromString } from "libphonenumber-js/min";

export function groupPhone(e164: string): string {
  const text = e164.startsWith("+") ? e164 : `+${e164}`;
  return parsePhoneNumberFromString(text)?.formatInternational() ?? e164;
}
