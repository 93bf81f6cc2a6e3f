/** Messages per minute by status. Pointing reads one minute, dragging selects a stretch; the numbers above follow. */
import { useElementSize } from "@mantine/hooks";
import { type PointerEvent, useState } from "react";
import type { Minute } from "@/api/contract";
import { count, hourMinute } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./MinutesChart.module.css";
import { ceiling, highest, line, series, totals } from "./minutes";

const HEIGHT = 208;
const LEFT = 44;
const BOTTOM = 20;

interface Stretch {
  from: number;
  to: number;
}

export function MinutesChart({ minutes }: { minutes: Minute[] }) {
  const { ref, width: outer } = useElementSize();
  const [pointed, setPointed] = useState<number | null>(null);
  const [stretch, setStretch] = useState<Stretch | null>(null);
  const [dragFrom, setDragFrom] = useState<number | null>(null);

  const width = Math.max(0, outer - LEFT - 8);
  const height = HEIGHT - BOTTOM - 8;
  const top = ceiling(highest(minutes));
  const x = (index: number) => LEFT + (minutes.length > 1 ? (index / (minutes.length - 1)) * width : 0);
  const y = (value: number) => 8 + height - (value / top) * height;
  const indexOf = (event: PointerEvent<SVGSVGElement>) => {
    const part = (event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT) / Math.max(1, width);
    return Math.max(0, Math.min(minutes.length - 1, Math.round(part * (minutes.length - 1))));
  };

  const seen = dragFrom !== null && pointed !== null && pointed !== dragFrom ? between(dragFrom, pointed) : stretch;
  const read = seen ?? (pointed !== null ? { from: pointed, to: pointed } : null);
  const sums = totals(minutes, read?.from, read?.to);
  const spoken = series.map((name) => `${say("ui-stage", { stage: name })} ${count(sums[name])}`).join(", ");

  const release = () => {
    if (dragFrom === null || pointed === null) return;
    setStretch(pointed === dragFrom ? null : between(dragFrom, pointed));
    setDragFrom(null);
  };
  return (
    <div ref={ref}>
      <div className={classes.legend}>
        {series.map((name) => (
          <span key={name}>
            <i style={{ background: `var(--status-${name})` }} data-series={name} aria-hidden />
            {say("ui-stage", { stage: name })}
            <b className="number">{count(sums[name])}</b>
          </span>
        ))}
        <span className={classes.when}>
          {seen ? (
            <button type="button" onClick={() => setStretch(null)}>
              {say("ui-minutes-stretch", { from: hourMinute(minutes[seen.from]?.at ?? 0), to: hourMinute(minutes[seen.to]?.at ?? 0) })}
            </button>
          ) : read ? (
            hourMinute(minutes[read.from]?.at ?? 0)
          ) : (
            say("ui-minutes-hint")
          )}
        </span>
      </div>
      {outer > 0 ? (
        <svg
          role="img"
          aria-label={say("ui-minutes-spoken", { spoken })}
          width={outer}
          height={HEIGHT}
          className={classes.chart}
          onPointerMove={(event) => setPointed(indexOf(event))}
          onPointerLeave={() => setPointed(null)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragFrom(indexOf(event));
          }}
          onPointerUp={release}
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
          {seen ? <rect x={x(seen.from)} y={8} width={Math.max(2, x(seen.to) - x(seen.from))} height={height} className={classes.stretch} /> : null}
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

function between(a: number, b: number): Stretch {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

/** Which minutes get a label, so that labels stay about 96 pixels apart and fall on round minutes. */
function ticks(minutes: Minute[], width: number): number[] {
  const room = Math.max(2, Math.floor(width / 96));
  const every = [2, 5, 10, 15, 30, 60, 120, 180, 360].find((step) => minutes.length / step <= room) ?? 360;
  return minutes.flatMap((minute, index) => (Math.floor(minute.at / 60_000) % every === 0 && index > 0 && index < minutes.length - 1 ? [index] : []));
}
