/**
 * The order of a list as it stands in the address: `name` rises, `-name` falls. The words are the
 * request's own (`ContactSort`, `CampaignSort`, …). An order the list does not know is not judged
 * here: the command refuses it in words.
 */

export interface Sort<By extends string = string> {
  by: By;
  descending: boolean;
}

/** The order in the address, or none: the list's own. */
export function readSort<By extends string>(text: string | undefined): Sort<By> | undefined {
  const by = text?.replace(/^-/, "");
  return by ? { by: by as By, descending: by !== text } : undefined;
}

export function writeSort(sort: Sort | undefined): string | undefined {
  return sort && `${sort.descending ? "-" : ""}${sort.by}`;
}

/** The two fields of a request that carry the order. */
export function sortFields<By extends string>(sort: Sort<By> | undefined): { sort?: By; descending?: boolean } {
  return sort ? { sort: sort.by, descending: sort.descending } : {};
}

/** What pressing a column's head makes of the order: rising, falling, the list's own again. */
export function turnSort(before: Sort | undefined, by: string): Sort | undefined {
  if (before?.by !== by) return { by, descending: false };
  return before.descending ? undefined : { by, descending: true };
}
