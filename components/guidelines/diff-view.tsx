"use client";
import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import { type DiffLine, diffLines } from "./line-diff";

/** Unchanged lines shown around a change. */
const CONTEXT = 2;
const SIGNS = { same: " ", added: "+", removed: "−" } as const;

/** Long unchanged stretches become one line that says how many there are. */
function fold(lines: DiffLine[]): (DiffLine | { kind: "folded"; count: number })[] {
  const near = (i: number) =>
    lines.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((line) => line.kind !== "same");
  const folded: ReturnType<typeof fold> = [];
  for (const [i, line] of lines.entries()) {
    const last = folded.at(-1);
    if (near(i)) folded.push(line);
    else if (last?.kind === "folded") last.count += 1;
    else folded.push({ kind: "folded", count: 1 });
  }
  return folded;
}

export function DiffView({ before, after }: { before: string; after: string }) {
  const t = useT();
  const lines = useMemo(() => fold(diffLines(before, after)), [before, after]);
  if (before === after) return <p className="text-muted">{t("guidelines.noDifference")}</p>;
  return (
    <div className="rounded-md border border-line font-mono text-xs leading-5" dir="auto">
      {lines.map((line, i) =>
        line.kind === "folded" ? (
          <div key={i} className="bg-surface-2 px-2 text-muted">
            {t("guidelines.unchangedLines", { count: line.count })}
          </div>
        ) : (
          <div
            key={i}
            className={classNames(
              "whitespace-pre-wrap break-words px-2",
              line.kind === "added" && "bg-good-weak",
              line.kind === "removed" && "bg-bad-weak",
            )}
          >
            <span aria-hidden>{SIGNS[line.kind]} </span>
            {line.kind !== "same" && <span className="sr-only">{t(`guidelines.${line.kind}`)} </span>}
            {line.text}
          </div>
        ),
      )}
    </div>
  );
}
