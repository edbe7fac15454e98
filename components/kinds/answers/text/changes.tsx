"use client";
/** What an annotator has changed in a text of the task: what was put in, and what was taken out. */
import { useDeferredValue, useMemo } from "react";
import { useT } from "@/lib/client/i18n";
import { withInputWords } from "@/lib/client/words/input-words";
import { wordDiff } from "@/lib/core/word-diff";

type Props = { before: string; after: string };

function ChangesContent({ before, after }: Props) {
  const t = useT();
  const shown = useDeferredValue(after);
  const parts = useMemo(() => wordDiff(before, shown), [before, shown]);
  if (before === shown) return <p className="text-muted text-xs">{t("inputs.textUnchanged")}</p>;
  return (
    <section
      aria-label={t("inputs.textChanges")}
      tabIndex={0}
      dir="auto"
      className="max-h-[30dvh] overflow-y-auto whitespace-pre-wrap break-words rounded-md bg-surface-2 px-2 py-1 text-sm"
    >
      {parts.map(({ kind, text }, i) =>
        kind === "added" ? (
          <ins key={i} className="bg-good-weak">
            {text}
          </ins>
        ) : kind === "removed" ? (
          <del key={i} className="bg-bad-weak">
            {text}
          </del>
        ) : (
          <span key={i}>{text}</span>
        ),
      )}
    </section>
  );
}

export const Changes = withInputWords(ChangesContent);
