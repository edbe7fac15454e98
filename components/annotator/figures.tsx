"use client";
import type { Cell, Row } from "@/components/charts/chart-table";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { AnnotatorQuality } from "@/lib/contracts/annotator-quality";
import type { Translate } from "@/lib/i18n";
import { TableCard } from "./table-card";

type Share = AnnotatorQuality["accuracy"];
type Said = { t: Translate; format: ReturnType<typeof useFormat> };
type Props = { quality: AnnotatorQuality; isOwn: boolean };

const EMPTY: Cell = { raw: null, shown: "" };
const HOUR_MS = 3_600_000;

/** Counts, times, and figures with their limits; a figure of too few tasks is none. */
export function Figures({ quality, isOwn }: Props) {
  const t = useT();
  const format = useFormat();
  const { submitted, skipped, timeMs, medianMs, questions, controls, accuracy, gold, enough } = quality;
  const isJudged = controls.some(({ compared }) => compared !== null);
  const count = (key: string, title: string, value: number): Row => ({
    key,
    cells: [{ raw: title, shown: title }, { raw: value, shown: format.number(value) }, EMPTY, EMPTY, EMPTY],
  });
  const time = (key: string, title: string, inFile: string, ms: number | null): Row => ({
    key,
    cells: [
      { raw: inFile, shown: title },
      { raw: ms === null ? null : ms / 1_000, shown: ms === null ? "–" : longTime(ms, { t, format }) },
      EMPTY,
      EMPTY,
      EMPTY,
    ],
  });
  const figure = (key: string, title: string, share: Share, none: string): Row => ({
    key,
    cells: [
      { raw: title, shown: title },
      { raw: share?.value ?? null, shown: share ? format.figure(share.value) : none },
      { raw: share?.interval[0] ?? null, shown: share ? format.figure(share.interval[0]) : "" },
      { raw: share?.interval[1] ?? null, shown: share ? format.figure(share.interval[1]) : "" },
      { raw: share?.tasks ?? null, shown: share ? format.number(share.tasks) : "" },
    ],
  });
  const few = t("annotator.notEnough");
  const asked = t("annotator.questionsValue", {
    answered: format.number(questions.answered),
    open: format.number(questions.open),
  });
  const rows: Row[] = [
    count("submitted", t("annotator.submitted"), submitted),
    count("skipped", t("annotator.skipped"), skipped),
    time("time", t("annotator.time"), t("annotator.timeInFile"), timeMs),
    time("median", t("annotator.median"), t("annotator.medianInFile"), medianMs),
    {
      key: "questions",
      cells: [
        { raw: t("annotator.questions"), shown: t("annotator.questions") },
        { raw: questions.open + questions.answered, shown: asked },
        EMPTY,
        EMPTY,
        EMPTY,
      ],
    },
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
  return (
    <TableCard
      title={t("annotator.figures")}
      name={isOwn ? "my quality" : `${quality.name} figures`}
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

/** Hours with a decimal from one hour on. */
export const longTime = (ms: number, { t, format }: Said): string =>
  ms < HOUR_MS ? format.duration(ms) : t("annotator.hours", { value: format.tenths(ms / HOUR_MS) });
