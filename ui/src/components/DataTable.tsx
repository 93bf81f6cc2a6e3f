/**
 * Every list in the console: sorted, chosen columns, keyboard, virtualised, with its empty and failed states.
 * A page gives columns and rows; searching and filtering happen where the rows come from.
 */
import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Fault } from "@/api/fault";
import { useListKeys } from "@/lib/keys";
import classes from "./DataTable.module.css";
import { FaultNotice } from "./FaultNotice";
import { IconDown } from "./icons";

export interface Column<T> {
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** Makes the column sortable among the rows that are loaded. */
  sort?: (row: T) => string | number;
  /** Right-aligned and tabular. */
  numeric?: boolean;
  /** Shown only when chosen: of use to some, too much for all. */
  extra?: boolean;
  /** A CSS grid track; by default the column shares what is left. */
  width?: string;
}

interface DataTableProps<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowId: (row: T) => string;
  hidden?: Record<string, boolean>;
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
}

const ROW_HEIGHT = 40;
const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { columns, rows, rowId, hidden, onOpen, onEnd, more } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);

  const defs = useMemo(() => {
    const helper = createColumnHelper<typeof features, T>();
    return helper.columns(
      columns.map((column) => helper.accessor((row) => column.sort?.(row) ?? "", { id: column.id, enableSorting: Boolean(column.sort), sortFn: "basic" })),
    );
  }, [columns]);
  const table = useTable({ features, columns: defs, data: rows, getRowId: rowId, state: { columnVisibility: Object.fromEntries(columns.map((column) => [column.id, shows(column, hidden)])) } });
  const shown = columns.filter((column) => shows(column, hidden));
  const widths = shown.map((column) => column.width ?? "minmax(96px, 1fr)");
  const tracks = widths.join(" ");
  const model = table.getRowModel().rows;

  const virtual = useVirtualizer({
    count: model.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= model.length - 20) onEnd?.();
  }, [more, last, model.length, onEnd]);

  const step = (by: number) => {
    const next = Math.max(0, Math.min(model.length - 1, active + by));
    setActive(next);
    virtual.scrollToIndex(next);
    // The row may only be drawn after the scroll.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  useListKeys(step);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Home") step(-model.length);
    else if (event.key === "End") step(model.length);
    else if (event.key === "Enter" && event.target === event.currentTarget.querySelector(`[data-index="${active}"]`)) {
      const row = model[active];
      if (row) onOpen?.(row.original);
    } else return;
    event.preventDefault();
  };

  const waiting = props.loading && rows.length === 0;
  return (
    <div className={classes.frame}>
      <div ref={scroller} className={classes.scroller} role="table" aria-label={props.label} aria-rowcount={model.length + 1} onKeyDown={onKeyDown}>
        <div role="rowgroup" className={classes.headGroup} style={{ minWidth: leastWidth(widths) }}>
          <div role="row" className={classes.head} style={{ gridTemplateColumns: tracks }}>
            {shown.map((column) => {
              const state = table.getColumn(column.id);
              const sorted = state?.getIsSorted() || null;
              return (
                <div key={column.id} role="columnheader" data-numeric={column.numeric || undefined} aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}>
                  {column.sort ? (
                    <button type="button" onClick={() => state?.toggleSorting()} data-sorted={sorted ?? undefined}>
                      {column.title}
                      <IconDown size={12} />
                    </button>
                  ) : (
                    column.title
                  )}
                </div>
              );
            })}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize(), minWidth: leastWidth(widths) }}>
          {items.map((item) => {
            const row = model[item.index];
            if (!row) return null;
            return (
              <div
                key={row.id}
                role="row"
                aria-rowindex={item.index + 2}
                data-index={item.index}
                data-open={row.id === props.openId || undefined}
                data-opens={onOpen ? true : undefined}
                tabIndex={item.index === active ? 0 : -1}
                className={classes.row}
                style={{ gridTemplateColumns: tracks, transform: `translateY(${item.start}px)` }}
                onClick={() => {
                  setActive(item.index);
                  onOpen?.(row.original);
                }}
              >
                {shown.map((column) => (
                  <div key={column.id} role="cell" data-numeric={column.numeric || undefined}>
                    {column.cell(row.original)}
                  </div>
                ))}
              </div>
            );
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

/** Whether a column is shown: as chosen, else unless it is an extra one. */
export function shows(column: { id: string; extra?: boolean }, chosen: Record<string, boolean> | undefined): boolean {
  return chosen?.[column.id] ?? !column.extra;
}

/** What the columns need at least, so that head and rows scroll sideways together: the pixels in each track, gaps and margins. */
function leastWidth(tracks: string[]): number {
  return tracks.reduce((sum, track) => sum + Number(/(\d+)px/.exec(track)?.[1] ?? 96), 32 + 16 * (tracks.length - 1));
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
