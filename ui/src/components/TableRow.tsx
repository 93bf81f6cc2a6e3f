/** One row of a list. Drawn anew only when its own data, place or standing changes, so that scrolling costs the rows that come into view. */
import { memo } from "react";
import type { Column } from "./columns";
import classes from "./DataTable.module.css";

interface TableRowProps<T> {
  row: T;
  index: number;
  /** Pixels from the top of the list. */
  top: number;
  columns: Column<T>[];
  tracks: string;
  /** The one row that the tab key reaches. */
  active: boolean;
  /** Its details are open beside the list. */
  open: boolean;
  opens: boolean;
}

function Row<T>({ row, index, top, columns, tracks, active, open, opens }: TableRowProps<T>) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-open={open || undefined}
      data-opens={opens || undefined}
      tabIndex={active ? 0 : -1}
      className={classes.row}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${top}px)` }}
    >
      {columns.map((column) => (
        <div key={column.id} role="cell" data-numeric={column.numeric || undefined}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

export const TableRow = memo(Row) as typeof Row;
