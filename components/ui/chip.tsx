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
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
  title?: string;
}) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex min-h-5 items-center gap-1 rounded-full px-2 text-xs whitespace-nowrap",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

/** The square of a label's colour; always beside its name. */
export function Swatch({ color }: { color: string }) {
  return (
    <span
      aria-hidden
      className="inline-block size-2.5 flex-none rounded-[3px]"
      style={{ background: color }}
    />
  );
}
