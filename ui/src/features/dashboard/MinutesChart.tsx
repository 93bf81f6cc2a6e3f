/**
 * Messages per minute by status. Pointing reads one minute; dragging, or shift and the arrow keys, selects a
 * stretch, and every number of the page follows. Escape goes back to the whole chart.
 */
import { useElementSize } from "@mantine/hooks";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { Minute, Overview } from "@/api/contract";
import { count, hourMinute } from "@/lib/format";
import { say } from "@/lib/words";
import { Legend } from "./Legend";
import classes from "./MinutesChart.module.css";
import { ceiling, highest, line, series, ticks } from "./minutes";
import { between, placeOf, type Stretch } from "./stretch";

const HEIGHT = 208;
const LEFT = 44;
const BOTTOM = 20;

interface MinutesChartProps {
  overview: Overview;
  /** As many of the overview's minutes as are drawn. */
  minutes: Minute[];
  account: string | undefined;
  /** The stretch that was chosen; none is the whole chart. */
  stretch: Stretch | undefined;
  onStretch: (stretch: Stretch | undefined) => void;
}

export function MinutesChart({ overview, minutes, account, stretch, onStretch }: MinutesChartProps) {
  const { ref, width: outer } = useElementSize();
  const [pointed, setPointed] = useState<number | null>(null);
  const [begun, setBegun] = useState<number | null>(null);

  const width = Math.max(0, outer - LEFT - 8);
  const height = HEIGHT - BOTTOM - 8;
  const top = ceiling(highest(minutes));
  const end = minutes.length - 1;
  const x = (index: number) => LEFT + (end > 0 ? (index / end) * width : 0);
  const y = (value: number) => 8 + height - (value / top) * height;
  const indexOf = (event: PointerEvent<SVGSVGElement>) => {
    const part = (event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT) / Math.max(1, width);
    return Math.max(0, Math.min(end, Math.round(part * end)));
  };
  const dragged = begun !== null && pointed !== null && pointed !== begun ? { first: Math.min(begun, pointed), last: Math.max(begun, pointed) } : undefined;
  const marked = dragged ?? (stretch && placeOf(minutes, stretch));
  const spoken = series.map((name) => `${say("ui-stage", { stage: name })} ${count(overview.totals[name])}`).join(", ");

  const choose = (to: number) => {
    if (begun !== null) onStretch(begun === to ? undefined : between(minutes, begun, to));
    setBegun(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) {
      const from = pointed ?? end;
      const to = Math.max(0, Math.min(end, from + by));
      setPointed(to);
      if (event.shiftKey) setBegun(begun ?? from);
      else setBegun(null);
    } else if (event.key === "Enter" && pointed !== null) choose(pointed);
    else if (event.key === "Escape") {
      setBegun(null);
      setPointed(null);
      onStretch(undefined);
    } else return;
    event.preventDefault();
  };
  return (
    <div ref={ref}>
      <Legend overview={overview} account={account} pointed={pointed !== null && !dragged ? (minutes[pointed] ?? null) : null} onAll={stretch ? () => onStretch(undefined) : null} />
      {outer > 0 ? (
        <svg
          role="img"
          aria-label={say("ui-minutes-spoken", { spoken })}
          tabIndex={0}
          width={outer}
          height={HEIGHT}
          className={classes.chart}
          onKeyDown={onKeyDown}
          onBlur={() => setPointed(null)}
          onPointerMove={(event) => setPointed(indexOf(event))}
          onPointerLeave={() => setPointed(null)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setBegun(indexOf(event));
          }}
          onPointerUp={(event) => choose(indexOf(event))}
        >
          {[0, 0.25, 0.5, 0.75, 1].map((part) => (
            <g key={part}>
              <line x1={LEFT} x2={LEFT + width} y1={y(top * part)} y2={y(top * part)} className={classes.grid} />
              <text x={LEFT - 8} y={y(top * part) + 4} textAnchor="end">
                {count(top * part)}
              </text>
            </g>
          ))}
          {ticks(minutes, width).map((index) => (
            <text key={index} x={x(index)} y={HEIGHT - 4} textAnchor="middle">
              {hourMinute(minutes[index]?.at ?? 0)}
            </text>
          ))}
          {marked ? <rect x={x(marked.first)} y={8} width={Math.max(2, x(marked.last) - x(marked.first))} height={height} className={classes.stretch} /> : null}
          <g transform={`translate(${LEFT} 8)`}>
            {series.map((name) => (
              <path key={name} d={line(minutes, name, width, height, top)} className={classes.line} data-series={name} style={{ stroke: `var(--status-${name})` }} />
            ))}
          </g>
          {pointed !== null ? <line x1={x(pointed)} x2={x(pointed)} y1={8} y2={8 + height} className={classes.cursor} /> : null}
        </svg>
      ) : null}
    </div>
  );
}
