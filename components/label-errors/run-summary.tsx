"use client";
/** What the last search has come to in a sentence, and why there is nothing to say where there is not. */
import { Time, useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { LabelErrorReport } from "@/lib/contracts/label-errors";
import { FEWEST_TASKS, type LeftOut } from "@/lib/label-errors/run-summary";

type Run = NonNullable<LabelErrorReport["run"]>;

/** A share of less than ten percent says more with a decimal. */
const DECIMAL_BELOW = 0.1;

export function RunSummary({ run, isObjects }: { run: Run; isObjects: boolean }) {
  const t = useT();
  const format = useFormat();
  const { summary, source } = run;
  const { tasks, likely, noiseRate, reason, leftOut } = summary;
  const rate =
    noiseRate === null
      ? ""
      : noiseRate < DECIMAL_BELOW
        ? `${format.tenths(100 * noiseRate)} %`
        : format.percent(noiseRate);
  const parts = (Object.keys(leftOut) as (keyof LeftOut)[])
    .filter((name) => leftOut[name] > 0)
    .map((name) =>
      t(name === "tie" && isObjects ? "labelErrors.left_tieObjects" : `labelErrors.left_${name}`, {
        count: leftOut[name],
      }),
    );
  return (
    <div className="flex flex-col gap-1">
      <h2>
        {reason === "few-tasks"
          ? t("labelErrors.reason_few_tasks", { tasks, count: FEWEST_TASKS })
          : reason === "labels-changed"
            ? t("labelErrors.reason_labels_changed")
            : reason === "no-probabilities"
              ? t("labelErrors.reason_no_probabilities")
              : reason === "one-label"
                ? t("labelErrors.reason_one_label")
                : noiseRate === null
                  ? t("labelErrors.summaryObjects", { likely: format.number(likely), count: tasks })
                  : t("labelErrors.summary", { likely: format.number(likely), count: tasks, rate })}
      </h2>
      <p className="text-muted">
        {t("labelErrors.from", { source: source.kind === "predictions" ? source.model : source.fileName })}
        {" · "}
        <Time ms={run.createdAt} /> <span dir="auto">{run.createdBy}</span>
        {parts.length > 0 && ` · ${t("labelErrors.left", { parts: parts.join(", ") })}`}
      </p>
      {run.outdated && <p className="text-warn">{t("labelErrors.outdated")}</p>}
    </div>
  );
}
