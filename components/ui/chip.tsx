import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Tone = "neutral" | "good" | "warn" | "bad" | "accent";
const TONES: Record<Tone, string> = {
  neutral: "bg-surface-2 text-muted",
  good: "bg-good-weak text-good",
  warn: "bg-warn-weak text-warn",
  bad: "bg-bad-weak text-bad",
  accent: "bg-accent-weak text-accent",
};

export function Chip({
  tone = "neutral",
  children,
  className,
  title,
  wrap = false,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
  title?: string;
  /** For names that people gave, which may be long. */
  wrap?: boolean;
}) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex min-h-5 items-center gap-1 px-2 text-xs",
        wrap ? "min-w-0 rounded-[10px] [overflow-wrap:anywhere]" : "rounded-full whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

/** So many gaps in a square of this colour. */
function striped(color: string, gaps: number): string {
  const width = 100 / (2 * gaps + 1);
  const stops = Array.from({ length: 2 * gaps + 1 }, (_, i) => {
    const paint = i % 2 === 0 ? color : "transparent";
    return `${paint} ${(i * width).toFixed(1)}% ${((i + 1) * width).toFixed(1)}%`;
  });
  return `linear-gradient(to right,${stops.join(",")})`;
}

/** The square of a label's colour, striped where labels before it have that colour; always beside its name. */
export function Swatch({ color, repeat = 0 }: { color: string; repeat?: number | undefined }) {
  return (
    <span
      aria-hidden
      className="inline-block size-2.5 flex-none rounded-[3px]"
      style={{ background: repeat === 0 ? color : striped(color, repeat) }}
    />
  );
}
