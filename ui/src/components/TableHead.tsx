/** The head of a list: a name for each column, and the order for those that can give one. */
import { VisuallyHidden } from "@mantine/core";
import type { Sort } from "@/lib/sort";
import { say } from "@/lib/words";
import type { Column } from "./columns";
import classes from "./DataTable.module.css";
import { IconDown } from "./icons";

interface TableHeadProps<T> {
  columns: Column<T>[];
  tracks: string;
  least: number;
  /** Of `orderOf` one column. */
  sort: Sort | undefined;
  onSort: (by: string) => void;
  orderOf: (column: Column<T>) => string | undefined;
}

export function TableHead<T>({ columns, tracks, least, sort, onSort, orderOf }: TableHeadProps<T>) {
  return (
    <div role="rowgroup" className={classes.headGroup} style={{ minWidth: least }}>
      <div role="row" className={classes.head} style={{ gridTemplateColumns: tracks }}>
        {columns.map((column) => {
          const by = orderOf(column);
          const sorted = by !== undefined && sort?.by === by ? (sort.descending ? "descending" : "ascending") : undefined;
          return (
            <div key={column.id} role="columnheader" data-numeric={column.numeric || undefined} aria-sort={sorted}>
              {by === undefined ? (
                column.title || <VisuallyHidden>{say("ui-actions")}</VisuallyHidden>
              ) : (
                <button type="button" onClick={() => onSort(by)} data-sorted={sorted}>
                  <span>{column.title}</span>
                  <IconDown size={12} />
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
