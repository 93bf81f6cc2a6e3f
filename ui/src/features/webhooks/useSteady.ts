/** Keeps the rows that are read where they are while new ones arrive above them. */
import { type RefObject, useLayoutEffect, useRef } from "react";

/** How many rows came before the one that was first. None when it is not there any more: the list is another. */
export function cameBefore(first: string | undefined, rows: { id: string }[]): number {
  return first === undefined ? 0 : Math.max(0, rows.findIndex((row) => row.id === first));
}

/** `box` holds the list; one that stands at its top stays there, and shows what is new. */
export function useSteady(box: RefObject<HTMLElement | null>, rows: { id: string }[]) {
  const first = useRef<string>(undefined);
  useLayoutEffect(() => {
    const came = cameBefore(first.current, rows);
    first.current = rows[0]?.id;
    const scroller = box.current?.querySelector('[role="table"]');
    const height = scroller?.querySelector<HTMLElement>("[data-index]")?.offsetHeight ?? 0;
    if (came > 0 && scroller && scroller.scrollTop > 0) scroller.scrollTop += came * height;
  }, [box, rows]);
}
