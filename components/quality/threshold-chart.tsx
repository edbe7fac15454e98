"use client";
/** Three figures at every threshold as lines, and where the threshold stands. Its table has the same figures. */
import { useFormat } from "@/components/ui/format";
import type { ByThreshold } from "@/lib/agreement/likeness-steps";

export type Line = {
  key: string;
  /** A colour of the theme; the dashes tell lines apart without it. */
  color: string;
  dashes: string;
  value: (row: ByThreshold["at"][number]) => number | null;
};

const WIDTH = 400;
const HEIGHT = 150;
const MARKS = [0, 0.25, 0.5, 0.75, 1];
/** Those that are named. */
const SCALE = [0, 0.5, 1];
const x = (threshold: number) => threshold * WIDTH;
const y = (value: number) => (1 - value) * HEIGHT;

/** The stretches without a gap. */
function pathOf(rows: ByThreshold["at"], value: Line["value"]): string {
  let isOpen = false;
  return rows
    .map((row) => {
      const at = value(row);
      const step =
        at === null ? "" : `${isOpen ? "L" : "M"}${x(row.threshold)} ${y(Math.min(1, at)).toFixed(1)}`;
      isOpen = at !== null;
      return step;
    })
    .join("");
}

type Props = { label: string; rows: ByThreshold["at"]; lines: readonly Line[]; threshold: number };

export function ThresholdChart({ label, rows, lines, threshold }: Props) {
  const format = useFormat();
  const here = rows.find((row) => row.threshold === threshold);
  return (
    <div className="relative">
      {SCALE.map((mark) => (
        <span
          key={mark}
          aria-hidden="true"
          className="num absolute -start-9 w-7 -translate-y-1/2 text-end text-muted text-xs"
          style={{ top: `${(1 - mark) * 100}%` }}
        >
          {format.figure(mark)}
        </span>
      ))}
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-36 w-full overflow-visible"
      >
        {MARKS.map((mark) => (
          <line
            key={mark}
            {...{ x1: 0, x2: WIDTH, y1: y(mark), y2: y(mark) }}
            stroke="var(--line)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        <line
          {...{ x1: x(threshold), x2: x(threshold), y1: 0, y2: HEIGHT }}
          stroke="var(--line-strong)"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
        {lines.map(({ key, color, dashes, value }) => (
          <path
            key={key}
            d={pathOf(rows, value)}
            fill="none"
            stroke={color}
            strokeWidth={2}
            strokeDasharray={dashes}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {here &&
          lines.map(({ key, color, value }) => {
            const at = value(here);
            // A line of no length with round ends is a dot, whatever the shape of the picture.
            return at === null ? null : (
              <path
                key={key}
                d={`M${x(threshold)} ${y(Math.min(1, at))}h0.001`}
                stroke={color}
                strokeWidth={9}
                strokeLinecap="round"
                vectorEffect="non-scaling-stroke"
              />
            );
          })}
      </svg>
    </div>
  );
}
