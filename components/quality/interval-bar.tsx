"use client";
import { useFormat } from "@/components/ui/format";
import type { Interval } from "@/lib/agreement/bootstrap";
import { useT } from "@/lib/client/i18n";

/** Krippendorff's customary limits: below the first no conclusions, from the second on reliable. */
const MARKS = [0.67, 0.8];
const percent = (value: number) => `${Math.min(1, Math.max(0, value)) * 100}%`;

export function IntervalBar({ value, interval }: { value: number; interval: Interval | null }) {
  const t = useT();
  const format = useFormat();
  const [low, high] = interval ?? [value, value];
  return (
    <>
      <div
        role="img"
        aria-label={t("quality.intervalMarks", {
          value: format.figure(value),
          low: format.figure(low),
          high: format.figure(high),
        })}
        className="relative mt-2.5 mb-1 h-1.5 rounded-full bg-surface-2"
      >
        {MARKS.map((mark) => (
          <span
            key={mark}
            className="absolute -inset-y-0.5 w-px bg-line-strong"
            style={{ insetInlineStart: percent(mark) }}
          />
        ))}
        <span
          className="absolute inset-y-0 rounded-full bg-accent opacity-35"
          style={{ insetInlineStart: percent(low), insetInlineEnd: percent(1 - Math.max(0, high)) }}
        />
        <span className="absolute -inset-y-1 w-0.5 bg-accent" style={{ insetInlineStart: percent(value) }} />
      </div>
      {interval && (
        <p className="num text-muted text-xs">
          [{format.figure(low)}, {format.figure(high)}]
        </p>
      )}
    </>
  );
}
