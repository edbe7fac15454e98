"use client";
/** Skips by reason, and what became of suggestions. */
import { textCell } from "@/components/charts/chart-table";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { AnnotatorQuality } from "@/lib/contracts/annotator-quality";
import { SKIP_REASONS } from "@/lib/contracts/labeling";
import { TableCard } from "./table-card";

const isKnown = (reason: string): reason is (typeof SKIP_REASONS)[number] =>
  (SKIP_REASONS as readonly string[]).includes(reason);

type SkipProps = { projectId: string; quality: AnnotatorQuality; isOwn: boolean };

export function Skips({ projectId, quality, isOwn }: SkipProps) {
  const t = useT();
  const format = useFormat();
  return (
    <TableCard
      title={t("annotator.skips")}
      name="skips"
      table={{
        columns: [
          { key: "reason", title: t("annotator.reason") },
          { key: "tasks", title: t("annotator.tasks"), isNumber: true },
        ],
        rows: quality.skips.map(({ reason, tasks }) => ({
          key: reason,
          href: isOwn ? `/projects/${projectId}/mine?state=skipped` : undefined,
          cells: [
            textCell(isKnown(reason) ? t(`tasks.reason_${reason}`) : reason),
            { raw: tasks, shown: format.number(tasks) },
          ],
        })),
      }}
    />
  );
}

type Use = NonNullable<AnnotatorQuality["suggestions"]>;

export function Suggestions({ use }: { use: Use }) {
  const t = useT();
  const format = useFormat();
  const total = use.unchanged + use.changed + use.rejected;
  return (
    <TableCard
      title={t("annotator.suggestions")}
      note={t("annotator.suggestionsNote")}
      name="suggestions"
      table={{
        columns: [
          { key: "use", title: t("annotator.suggestions") },
          { key: "count", title: t("annotator.count"), isNumber: true },
          { key: "share", title: t("annotator.share"), isNumber: true },
        ],
        rows: (["unchanged", "changed", "rejected"] as const).map((name) => ({
          key: name,
          cells: [
            textCell(t(`annotator.use_${name}`)),
            { raw: use[name], shown: format.number(use[name]) },
            { raw: use[name] / total, shown: format.percent(use[name] / total) },
          ],
        })),
      }}
    />
  );
}
