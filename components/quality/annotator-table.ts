/** The figures of annotators as a table for a file. */
import { type Cell, type ChartTable, type Column, textCell } from "@/components/charts/chart-table";
import type { useFormat } from "@/components/ui/format";
import type { AnnotatorFigures } from "@/lib/contracts/annotator-figures";
import type { Translate } from "@/lib/i18n";

type Share = AnnotatorFigures["annotators"][number]["accuracy"];
type Said = { t: Translate; format: ReturnType<typeof useFormat> };

const number = (raw: number | null): Cell => ({ raw, shown: "" });
/** A figure, its limits, and the tasks it rests on. */
const cellsOf = (share: Share): Cell[] => [
  number(share?.value ?? null),
  number(share?.interval[0] ?? null),
  number(share?.interval[1] ?? null),
  number(share?.tasks ?? null),
];

/** The number of answers is told before there are enough for a share. */
const goldCells = (gold: AnnotatorFigures["annotators"][number]["gold"]): Cell[] => [
  ...cellsOf(gold?.share ?? null).slice(0, -1),
  number(gold?.answers ?? null),
];

export function annotatorTable({ annotators, controls, hasGold }: AnnotatorFigures, { t }: Said): ChartTable {
  const column = (key: string, title: string): Column => ({ key, title });
  const columnsOf = (key: string, title: string): Column[] => [
    column(key, title),
    column(`${key}.low`, `${title}: ${t("annotators.low")}`),
    column(`${key}.high`, `${title}: ${t("annotators.high")}`),
    column(`${key}.n`, `${title}: ${t("annotators.tasks")}`),
  ];
  return {
    columns: [
      column("annotator", t("annotators.annotator")),
      column("submitted", t("annotators.submitted")),
      column("skipped", t("annotators.skipped")),
      column("questions", t("annotators.questions")),
      column("time", t("annotators.timeInFile")),
      ...controls.flatMap(({ control, name }) => columnsOf(control, t("annotators.agreementOn", { name }))),
      ...columnsOf("accuracy", t("annotators.accuracy")),
      ...(hasGold ? columnsOf("gold", t("annotators.gold")) : []),
    ],
    rows: annotators.map((one) => ({
      key: one.userId,
      cells: [
        textCell(one.name),
        number(one.submitted),
        number(one.skipped),
        number(one.questions),
        number(one.medianLeadTimeMs === null ? null : one.medianLeadTimeMs / 1000),
        ...controls.flatMap((_, at) => cellsOf(one.agreement[at] ?? null)),
        ...cellsOf(one.accuracy),
        ...(hasGold ? goldCells(one.gold) : []),
      ],
    })),
  };
}
