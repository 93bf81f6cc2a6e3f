/**
 * Every list in the console: order, chosen columns, keyboard, virtualised, with its empty and failed states.
 * A page gives columns and rows; searching, filtering and sorting happen where the rows come from, but
 * for small lists that are loaded whole (`Column.sort`).
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Fault } from "@/api/fault";
import { useListKeys } from "@/lib/keys";
import { type Sort, turnSort } from "@/lib/sort";
import { type Column, gridOf, inOrder, shows } from "./columns";
import classes from "./DataTable.module.css";
import { FaultNotice } from "./FaultNotice";
import { TableHead } from "./TableHead";
import { TableRow } from "./TableRow";

export type { Column };

interface DataTableProps<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowId: (row: T) => string;
  hidden?: Record<string, boolean>;
  /** The order that the rows come in, for columns with a `sortKey`; none is the list's own. */
  sort?: Sort;
  onSort?: (sort: Sort | undefined) => void;
  onOpen?: (row: T) => void;
  /** The row whose details are open beside the list. */
  openId?: string | null;
  loading?: boolean;
  fault?: Fault | null;
  onRetry?: () => void;
  empty: ReactNode;
  /** Called when the end comes near. */
  onEnd?: () => void;
  more?: boolean;
  /** Hears which rows are in view, first and last. */
  onView?: (first: number, last: number) => void;
  /** What the rows answer to; when it changes the list starts at its top again. */
  of?: string;
}

const ROW_HEIGHT = 40;
/** Rows drawn beyond either edge, so that a quick scroll does not show an empty stretch. */
const BEYOND = 12;
/** So many rows before the end the next ones are asked for. */
const NEAR_END = 60;

export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { columns, rowId, hidden, sort, onSort, onOpen, onEnd, onView, more } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [placed, setPlaced] = useState<Sort>();

  const shown = useMemo(() => columns.filter((column) => shows(column, hidden)), [columns, hidden]);
  const { tracks, least } = useMemo(() => gridOf(shown), [shown]);
  const rows = useMemo(() => inOrder(props.rows, columns.find((column) => column.id === placed?.by), placed?.descending ?? false), [props.rows, columns, placed]);

  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: BEYOND });
  const items = virtual.getVirtualItems();
  const first = items.at(0)?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - NEAR_END) onEnd?.();
  }, [more, last, rows.length, onEnd]);
  useEffect(() => {
    onView?.(first, last);
  }, [first, last, onView]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [props.of]);

  const step = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, active + by));
    setActive(next);
    virtual.scrollToIndex(next);
    // The row may only be drawn after the scroll.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  useListKeys(step);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Home") step(-rows.length);
    else if (event.key === "End") step(rows.length);
    else if (event.key === "Enter" && event.target === event.currentTarget.querySelector(`[data-index="${active}"]`)) {
      const row = rows[active];
      if (row) onOpen?.(row);
    } else return;
    event.preventDefault();
  };
  // One listener for all rows, so that a row need not be drawn anew when the page's function changes.
  const onClick = (event: MouseEvent) => {
    const index = Number((event.target as Element).closest<HTMLElement>("[data-index]")?.dataset.index ?? -1);
    const row = rows[index];
    if (!row) return;
    setActive(index);
    onOpen?.(row);
  };
  const turn = (by: string) => {
    scroller.current?.scrollTo({ top: 0 });
    setActive(0);
    if (onSort) onSort(turnSort(sort, by));
    else setPlaced(turnSort(placed, by));
  };

  const waiting = props.loading && rows.length === 0;
  return (
    <div className={classes.frame}>
      <div ref={scroller} className={classes.scroller} role="table" aria-label={props.label} aria-rowcount={rows.length + 1} onKeyDown={onKeyDown}>
        <TableHead columns={shown} tracks={tracks} least={least} sort={onSort ? sort : placed} onSort={turn} orderOf={(column) => (onSort ? column.sortKey : column.sort && column.id)} />
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize(), minWidth: least }} onClick={onClick}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            const id = rowId(row);
            return <TableRow key={id} row={row} index={index} top={start} columns={shown} tracks={tracks} active={index === active} open={id === props.openId} opens={onOpen !== undefined} />;
          })}
        </div>
      </div>
      {waiting ? <Waiting /> : null}
      {props.fault ? (
        <div className={classes.fault}>
          <FaultNotice fault={props.fault} onRetry={props.onRetry} />
        </div>
      ) : null}
      {!waiting && !props.fault && rows.length === 0 ? props.empty : null}
    </div>
  );
}

function Waiting() {
  return (
    <div className={classes.waiting} aria-hidden>
      {[0, 1, 2, 3, 4].map((row) => (
        <span key={row} />
      ))}
    </div>
  );
}
