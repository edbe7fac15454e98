"use client";
import { textCell } from "@/components/charts/chart-table";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { AnnotatorQuality } from "@/lib/contracts/annotator-quality";
import type { Control } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { TableCard } from "./table-card";

type Props = {
  projectId: string;
  quality: AnnotatorQuality;
  series: AnnotatorQuality["controls"][number];
  control: Control | undefined;
  isOwn: boolean;
};

/** Labels the annotator gave beside those that the tasks have. A manager gets to the tasks, an annotator to their own. */
export function Confusions({ projectId, quality, series, control, isOwn }: Props) {
  const t = useT();
  const format = useFormat();
  const named = valueNamer(control);
  const nameOf = (label: string) => named(label) ?? label;
  const compared = series.compared ?? 0;
  const hrefOf = (own: string, other: string) =>
    isOwn
      ? `/projects/${projectId}/mine?${new URLSearchParams({ label: `${series.control}/${own}` })}`
      : `/projects/${projectId}/quality?${new URLSearchParams({
          control: series.control,
          people: quality.userId,
          confusion: `${own},${other}`,
        })}#disputed`;
  return (
    <TableCard
      title={t("annotator.confusions", { name: series.name })}
      name={`confusions ${series.name}`}
      note={
        compared < quality.fewest
          ? t("annotator.fewCompared", { count: quality.fewest })
          : t("annotator.confusionsNote", { count: compared })
      }
      {...(compared >= quality.fewest && { empty: t("annotator.confusionsNone") })}
      table={{
        columns: [
          { key: "own", title: t("annotator.own") },
          { key: "other", title: t("annotator.other") },
          { key: "tasks", title: t("annotator.tasks"), isNumber: true },
        ],
        rows: series.confusions.map(({ own, other, tasks }) => ({
          key: `${own} ${other}`,
          href: hrefOf(own, other),
          cells: [
            textCell(nameOf(own)),
            textCell(nameOf(other)),
            { raw: tasks, shown: format.number(tasks) },
          ],
        })),
      }}
    />
  );
}
