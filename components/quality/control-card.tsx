"use client";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import type { QuestionAgreement } from "@/lib/agreement/agreement";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { percent } from "@/lib/agreement/measures/percent";
import type { Outlier } from "@/lib/agreement/outlier";
import { useT } from "@/lib/client/i18n";
import { type Control, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { BalanceTable, hasLongBalance } from "./balance-table";
import { ByThreshold, likenessOf } from "./by-threshold";
import { IntervalBar } from "./interval-bar";
import { MeasureHint, MeasureName } from "./measure-name";
import { OutlierNote } from "./outlier-note";
import { PairMap } from "./pair-map";
import { REASONS } from "./reasons";
import { RegionQuestions } from "./region-questions";

const NOTES = {
  "one-label-dominates": "quality.note_one_label_dominates",
  "few-units": "quality.note_few_units",
  "unknown-labels": "quality.note_unknown_labels",
  "not-measured": "quality.note_not_measured",
} as const;
const MOST_CONFUSIONS = 10;

type Props = {
  agreement: ControlAgreement;
  control: Control | undefined;
  people: { id: string; name: string }[];
  /** Whoever stands apart from the others. */
  outlier: Outlier | undefined;
  /** About the regions of this control. */
  questions: readonly QuestionAgreement[];
  schema: LabelSchema;
};

/** Agreement on one control: the figure, the confusions, and each pair of annotators. */
export function ControlCard({ agreement, control, people, outlier, questions, schema }: Props) {
  const t = useT();
  const format = useFormat();
  const { headline } = agreement;
  const equal = agreement.measures.find(({ id }) => id === percent.id)?.value;
  const named = valueNamer(control);
  const labelName = (id: string) => named(id) ?? id;
  return (
    <Card className="grid grid-cols-[repeat(auto-fit,minmax(min(24rem,100%),1fr))] gap-x-8 gap-y-5">
      <section className="min-w-0">
        <h2 dir="auto">
          {control?.name ?? agreement.control}{" "}
          <span className="font-normal text-muted">· {t(`kindNames.${agreement.kind}`)}</span>
        </h2>
        <div className="mt-1 flex items-baseline gap-2.5">
          <span className="num font-semibold text-3xl">{format.figure(headline.value)}</span>
          <span className="text-muted">
            <MeasureName id={headline.id} />
            {headline.reason && `: ${t(REASONS[headline.reason])}`}
          </span>
        </div>
        {headline.value !== null && <IntervalBar value={headline.value} interval={headline.interval} />}
        <p className="num text-muted">
          {equal != null && `${t("quality.percent", { share: format.percent(equal) })} · `}
          {t("quality.units", { count: headline.units })} ·{" "}
          {t("quality.pairsCount", { count: headline.pairs })}
        </p>
        {outlier && <OutlierNote control={agreement.control} outlier={outlier} people={people} />}
        <div className="mt-1 flex flex-wrap gap-1">
          {agreement.notes.map((note) => (
            <Chip key={note} tone="warn">
              {t(NOTES[note])}
            </Chip>
          ))}
        </div>
        {agreement.measures.length > 0 && (
          <details className="mt-2" open={control && !isAnswerControl(control)}>
            <summary className="text-muted">{t("quality.measures")}</summary>
            <table className="table table-fixed">
              <tbody>
                {agreement.measures.map((measure) => (
                  <tr key={measure.id}>
                    <th scope="row" className="whitespace-normal">
                      <MeasureName id={measure.id} />
                      <MeasureHint id={measure.id} />
                    </th>
                    <td className="n w-28" title={measure.reason && t(REASONS[measure.reason])}>
                      {format.figure(measure.value)}
                      {measure.interval && (
                        <span
                          className="block whitespace-nowrap text-muted text-xs"
                          title={t("quality.intervalLimits")}
                        >
                          [{measure.interval.map(format.figure).join(", ")}]
                        </span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        )}
      </section>
      {agreement.confusion.length > 0 && (
        <Scroll label={t("quality.confusion")}>
          <h3>{t("quality.confusion")}</h3>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("quality.labelA")}</th>
                <th scope="col">{t("quality.labelB")}</th>
                <th scope="col" className="n">
                  {t("quality.times")}
                </th>
              </tr>
            </thead>
            <tbody>
              {agreement.confusion.slice(0, MOST_CONFUSIONS).map(({ a, b, count }) => (
                <tr key={`${a}/${b}`}>
                  <td dir="auto">{labelName(a)}</td>
                  <td dir="auto">{labelName(b)}</td>
                  <td className="n">
                    <Link
                      href={`?control=${agreement.control}&confusion=${a},${b}#disputed`}
                      className="text-accent hover:underline"
                      aria-label={t("quality.showTasks", { a: labelName(a), b: labelName(b) })}
                    >
                      {format.number(count)}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {agreement.balance.length > 0 && !hasLongBalance(agreement) && (
        <BalanceTable agreement={agreement} control={control} />
      )}
      {agreement.byPair.length > 0 && (
        <PairMap
          control={agreement.control}
          pairs={agreement.byPair}
          measure={agreement.pairMeasure}
          people={people}
        />
      )}
      {agreement.byThreshold && agreement.byThreshold.regions > 0 && (
        <ByThreshold
          name={control?.name ?? agreement.control}
          figures={agreement.byThreshold}
          likeness={likenessOf(agreement)}
        />
      )}
      {questions.length > 0 && <RegionQuestions {...{ questions, schema }} />}
    </Card>
  );
}
