"use client";
/** One sentence about the annotator who stands apart, with the figures it rests on and the tasks behind it. */
import Link from "next/link";
import { useFormat } from "@/components/ui/format";
import type { MeanLikeness, Outlier } from "@/lib/agreement/outlier";
import { useT } from "@/lib/client/i18n";
import { differingTasks } from "./quality-links";

type Props = { control: string; outlier: Outlier; people: { id: string; name: string }[] };

export function OutlierNote({ control, outlier, people }: Props) {
  const t = useT();
  const format = useFormat();
  const name = people.find(({ id }) => id === outlier.rater)?.name ?? outlier.rater;
  const said = ({ value, interval: [low, high], tasks }: MeanLikeness) =>
    t("quality.outlierFigure", {
      value: format.figure(value),
      low: format.figure(low),
      high: format.figure(high),
      count: tasks,
    });
  return (
    <p className="mt-1.5 rounded-md border-s-[3px] border-s-warn bg-warn-weak px-3 py-1.5">
      <strong>{t("quality.outlier", { name })}</strong>{" "}
      {t("quality.outlierFigures", { own: said(outlier), others: said(outlier.others) })}{" "}
      <Link href={differingTasks(control, outlier.rater)} className="text-accent underline">
        {t("quality.outlierTasks")}
      </Link>
    </p>
  );
}
