/** What a list says about its columns, and which of them are shown. */
import type { ReactNode } from "react";

export interface Column<T> {
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** The request's word for this order: the program sorts, over all rows and not only those that are loaded. */
  sortKey?: string;
  /** Sorts in place: only for small lists that are loaded whole. */
  sort?: (row: T) => string | number;
  /** Right-aligned and tabular. */
  numeric?: boolean;
  /** Shown only when chosen: of use to some, too much for all. */
  extra?: boolean;
  /** A CSS grid track; by default the column shares what is left. */
  width?: string;
}

/** Whether a column is shown: as chosen, else unless it is an extra one. */
export function shows(column: { id: string; extra?: boolean }, chosen: Record<string, boolean> | undefined): boolean {
  return chosen?.[column.id] ?? !column.extra;
}

/** The grid of head and rows, and what it needs at least, so that both scroll sideways together: the pixels in each track, gaps and margins. */
export function gridOf(columns: Column<never>[]): { tracks: string; least: number } {
  const widths = columns.map((column) => column.width ?? "minmax(96px, 1fr)");
  const least = widths.reduce((sum, width) => sum + Number(/(\d+)px/.exec(width)?.[1] ?? 96), 32 + 16 * (widths.length - 1));
  return { tracks: widths.join(" "), least };
}

/** The rows in the order of one column; without a column as they came. */
export function inOrder<T>(rows: T[], column: Column<T> | undefined, descending: boolean): T[] {
  const key = column?.sort;
  if (!key) return rows;
  const sign = descending ? -1 : 1;
  return rows.toSorted((left, right) => {
    const [a, b] = [key(left), key(right)];
    if (typeof a === "string" && typeof b === "string") return sign * a.localeCompare(b);
    return a === b ? 0 : sign * (a < b ? -1 : 1);
  });
}
