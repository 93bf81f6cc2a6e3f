/** Which column of a file becomes what. Pure; the page draws it. */
import type { FileReading } from "@/api/contract";

export const fields = ["phone", "first_name", "last_name", "name", "language"] as const;
export type Field = (typeof fields)[number];

/** Column name to what it becomes; a column that is absent here is kept as an attribute of its own name. */
export type Mapping = Record<string, Field>;

/** What the reading suggests. */
export function suggested(reading: FileReading): Mapping {
  const mapping: Mapping = {};
  for (const [field, column] of Object.entries(reading.suggested)) {
    if (column && (fields as readonly string[]).includes(field)) mapping[column] = field as Field;
  }
  if (reading.phone_column) mapping[reading.phone_column] = "phone";
  return mapping;
}

/** Gives a column its meaning. A field belongs to one column, so it leaves the column that had it. */
export function assign(mapping: Mapping, column: string, field: Field | null): Mapping {
  const next = Object.fromEntries(Object.entries(mapping).filter(([name, taken]) => name !== column && taken !== field)) as Mapping;
  return field ? { ...next, [column]: field } : next;
}

export function phoneColumn(mapping: Mapping): string | undefined {
  return Object.keys(mapping).find((column) => mapping[column] === "phone");
}

/** What the door takes beside the phone column. */
export function otherColumns(mapping: Mapping): Record<string, Exclude<Field, "phone">> {
  return Object.fromEntries(Object.entries(mapping).flatMap(([column, field]) => (field === "phone" ? [] : [[column, field]])));
}

/** A list's name from a file's: without its ending, spaces for dashes. */
export function listName(fileName: string): string {
  return fileName.replace(/\.[^.]+$/, "").replace(/[-_]+/g, " ").trim();
}

/** Whether two names are one list's: case and spacing do not count. */
export function sameName(one: string, other: string): boolean {
  const folded = (name: string) => name.trim().split(/\s+/).join(" ").toLowerCase();
  return folded(one) === folded(other);
}
