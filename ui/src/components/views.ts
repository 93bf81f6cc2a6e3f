/**
 * The saved views of a list: a name for what stands in its address (search, filters, order), kept in
 * the preferences. Not here: how they are shown (`SavedViews`).
 */
import type { Preferences } from "@/api/host";

/** The part of an address that makes a view. */
export type ViewSearch = Record<string, string | undefined>;

export interface View {
  name: string;
  search: ViewSearch;
}

const keyOf = (list: string) => `views.${list}`;

export function readViews(preferences: Preferences, list: string): View[] {
  try {
    const kept: unknown = JSON.parse(preferences.read(keyOf(list)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
}

export function keepViews(preferences: Preferences, list: string, views: View[]): void {
  preferences.keep(keyOf(list), JSON.stringify(views));
}

function isView(value: unknown): value is View {
  const view = value as Partial<View> | null;
  return typeof view?.name === "string" && typeof view.search === "object" && view.search !== null;
}

/** With `view` in it; one of the same name gives way, in its place. */
export function withView(views: View[], view: View): View[] {
  return views.some((each) => each.name === view.name) ? views.map((each) => (each.name === view.name ? view : each)) : [...views, view];
}

/** With another name for one of them; a name that is taken is refused by leaving all as they are. */
export function renamed(views: View[], from: string, to: string): View[] {
  if (!to || views.some((each) => each.name === to)) return views;
  return views.map((each) => (each.name === from ? { ...each, name: to } : each));
}

/** Whether both show the same: absent and empty values count alike, and their order does not count. */
export function sameView(left: ViewSearch, right: ViewSearch): boolean {
  const said = (search: ViewSearch) => JSON.stringify(Object.entries(search).filter(([, value]) => value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return said(left) === said(right);
}
