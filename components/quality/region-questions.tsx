"use client";
/** Agreement on the questions about a control's regions, beneath the agreement on the regions themselves. */
import Link from "next/link";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import type { QuestionAgreement } from "@/lib/agreement/agreement";
import { useT } from "@/lib/client/i18n";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import { MeasureName } from "./measure-name";
import { REASONS } from "./reasons";

type Props = { questions: readonly QuestionAgreement[]; schema: LabelSchema };

export function RegionQuestions({ questions, schema }: Props) {
  const t = useT();
  return (
    <section className="col-span-full min-w-0">
      <h3>{t("quality.questions")}</h3>
      <p className="max-w-prose text-muted">{t("quality.questionsHint")}</p>
      <Scroll label={t("quality.questions")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("quality.question")}</th>
              <th scope="col">{t("quality.measure")}</th>
              <th scope="col" className="n">
                {t("quality.value")}
              </th>
              <th scope="col" className="n">
                {t("quality.intervalLimits")}
              </th>
              <th scope="col" className="n">
                {t("quality.matchedRegions")}
              </th>
              <th scope="col" className="n">
                {t("quality.ofTasks")}
              </th>
              <th scope="col" className="n">
                {t("quality.leftOut")}
              </th>
            </tr>
          </thead>
          <tbody>
            {questions.map((question) => (
              <Row
                key={question.control}
                question={question}
                name={findControl(schema, question.control)?.name}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function Row({ question, name }: { question: QuestionAgreement; name: string | undefined }) {
  const t = useT();
  const format = useFormat();
  const { control, headline, unmatched } = question;
  const [low, high] = headline.interval ?? [];
  return (
    <tr>
      <th scope="row" className="whitespace-normal" dir="auto">
        <Link href={`?control=${control}#disputed`} className="text-accent hover:underline">
          {name ?? control}
        </Link>
      </th>
      <td className="whitespace-normal">
        <MeasureName id={headline.id} />
        {headline.reason && `: ${t(REASONS[headline.reason])}`}
      </td>
      <td className="n font-semibold">{format.figure(headline.value)}</td>
      <td className="n" title={headline.interval && headline.rough ? t("quality.note_few_units") : undefined}>
        {low === undefined || high === undefined ? "—" : `[${format.figure(low)}, ${format.figure(high)}]`}
      </td>
      <td className="n">{format.number(headline.pairs)}</td>
      <td className="n">{format.number(headline.units)}</td>
      <td className="n">{format.number(unmatched)}</td>
    </tr>
  );
}
