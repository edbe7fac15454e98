"use client";
/** What an annotation says, in short: an entry per answer, and per label of regions with its count. */
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import type { AnswerSummary } from "@/lib/contracts/answer-summary";

type Props = {
  summary: AnswerSummary;
  /** CSS colour by `controlId/labelId`, as `labelColors` makes them: once for a whole list. */
  colors: ReadonlyMap<string, string>;
  /** In one line; what has no room there is cut off. */
  isLine?: boolean;
};

export function SummaryChips({ summary: { parts, more }, colors, isLine = false }: Props) {
  const t = useT();
  if (parts.length === 0) return <span className="text-muted">{t("tasks.nothing")}</span>;
  return (
    <ul
      className={classNames("flex gap-x-2.5 gap-y-0.5", isLine ? "overflow-hidden" : "flex-wrap")}
      translate="no"
    >
      {parts.map(({ control, label, words, count, fewest, annotators }) => {
        const color = label === null ? undefined : colors.get(`${control}/${label}`);
        return (
          <li
            key={`${control} ${label ?? words}`}
            className={classNames("notranslate flex min-w-0 items-center gap-1", isLine && "flex-none")}
          >
            {color && (
              <span
                aria-hidden
                className="size-2.5 flex-none rounded-sm"
                style={{ backgroundColor: color }}
              />
            )}
            {annotators !== undefined && (
              <span className="num text-muted" title={t("tasks.summaryAnnotators", { count: annotators })}>
                {annotators} ×
              </span>
            )}
            <span className="max-w-56 truncate" dir="auto">
              {words}
            </span>
            {count > 1 && (
              <span className="num text-muted">×{fewest === undefined ? count : `${fewest}–${count}`}</span>
            )}
          </li>
        );
      })}
      {more > 0 && <li className="text-muted">{t("tasks.summaryMore", { count: more })}</li>}
    </ul>
  );
}
