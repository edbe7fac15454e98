"use client";
/** Counts and times of an annotator, and figures with their limits. */
import type { ChartTable, Row } from "@/components/charts/chart-table";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { AnnotatorQuality } from "@/lib/contracts/annotator-quality";
import type { Translate } from "@/lib/i18n";
import { TableCard } from "./table-card";

type Share = AnnotatorQuality["accuracy"];
type Said = { t: Translate; format: ReturnType<typeof useFormat> };
type Props = { quality: AnnotatorQuality };

const HOUR_MS = 3_600_000;

/** Hours with a decimal from one hour on. */
export const longTime = (ms: number, { t, format }: Said): string =>
  ms < HOUR_MS ? format.duration(ms) : t("annotator.hours", { value: format.tenths(ms / HOUR_MS) });

export function Work({ quality }: Props) {
  const t = useT();
  const format = useFormat();
  const { submitted, skipped, timeMs, medianMs, questions } = quality;
  const row = (key: string, title: string, raw: number | null, shown: string, inFile = title): Row => ({
    key,
    cells: [
      { raw: inFile, shown: title },
      { raw, shown },
    ],
  });
  const time = (key: "time" | "median", ms: number | null) =>
    row(
      key,
      t(`annotator.${key}`),
      ms === null ? null : ms / 1_000,
      ms === null ? "–" : longTime(ms, { t, format }),
      t(`annotator.${key}InFile`),
    );
  const asked = t("annotator.questionsValue", {
    answered: format.number(questions.answered),
    open: format.number(questions.open),
  });
  const table: ChartTable = {
    columns: [
      { key: "figure", title: t("annotator.figure") },
      { key: "value", title: t("annotator.value"), isNumber: true },
    ],
    rows: [
      row("submitted", t("annotator.submitted"), submitted, format.number(submitted)),
      row("skipped", t("annotator.skipped"), skipped, format.number(skipped)),
      time("time", timeMs),
      time("median", medianMs),
      row("questions", t("annotator.questions"), questions.open + questions.answered, asked),
    ],
  };
  return <TableCard title={t("annotator.work")} name="work" table={table} />;
}

/** A figure of too few tasks is none. */
export function Figures({ quality }: Props) {
  const t = useT();
  const format = useFormat();
  const { controls, accuracy, gold, enough } = quality;
  const isJudged = controls.some(({ compared }) => compared !== null);
  const number = (value: number | undefined, shown: (value: number) => string, none = "") => ({
    raw: value ?? null,
    shown: value === undefined ? none : shown(value),
  });
  const figure = (key: string, title: string, share: Share, none: string): Row => ({
    key,
    cells: [
      { raw: title, shown: title },
      number(share?.value, format.figure, none),
      number(share?.interval[0], format.figure),
      number(share?.interval[1], format.figure),
      number(share?.tasks, format.number),
    ],
  });
  const few = t("annotator.notEnough");
  const rows: Row[] = [
    ...(enough
      ? controls.map(({ control, name, agreement }) =>
          figure(control, t("annotator.agreementOn", { name }), agreement, few),
        )
      : []),
    ...(enough && isJudged ? [figure("accuracy", t("annotator.accuracy"), accuracy, few)] : []),
    ...(gold
      ? [figure("gold", t("annotator.gold"), gold.share, t("annotator.goldFew", { count: gold.answers }))]
      : []),
  ];
  if (rows.length === 0) return null;
  return (
    <TableCard
      title={t("annotator.figures")}
      note={t("annotator.figuresNote")}
      name="figures"
      table={{
        columns: [
          { key: "figure", title: t("annotator.figure") },
          { key: "value", title: t("annotator.value"), isNumber: true },
          { key: "low", title: t("annotator.low"), isNumber: true },
          { key: "high", title: t("annotator.high"), isNumber: true },
          { key: "tasks", title: t("annotator.tasks"), isNumber: true },
        ],
        rows,
      }}
    />
  );
}
