/** Countries for phone numbers that carry no prefix of their own. */
import { getCountries, getCountryCallingCode } from "libphonenumber-js/min";

const names = new Intl.DisplayNames("en", { type: "region" });

/** All of them by name, each with its prefix. */
export function countryChoices(): { value: string; label: string }[] {
  return getCountries()
    .map((code) => ({ value: code as string, label: `${names.of(code) ?? code} (+${getCountryCallingCode(code)})` }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** A first guess from the reader's own language settings. */
export function homeCountry(): string {
  const known = new Set<string>(getCountries());
  // Read by hand: where the system has no language the window names it "c", which is no tag at all.
  const own = navigator.languages.map((tag) => /-([A-Z]{2})(?:-|$)/.exec(tag)?.[1]).find((region) => region && known.has(region));
  return own ?? "IT";
}
