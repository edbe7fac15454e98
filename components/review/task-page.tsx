"use client";
import { useMemo } from "react";
import { HelpLink } from "@/components/help/help-link";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { EmptyLine } from "@/components/ui/empty-line";
import { Time, useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { useT } from "@/lib/client/i18n";
import type { Rule } from "@/lib/contracts/guidelines";
import type { SKIP_REASONS } from "@/lib/contracts/labeling";
import type { EarlierVersion, TaskAnswer, TaskDetail } from "@/lib/contracts/tasks";
import { withInputNames } from "@/lib/labels/about";
import { answerWords, placeOfAnswer } from "@/lib/labels/answer-words";
import { type Control, isAnswerControl, isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { asAnswer, DecisionCard } from "./decision-card";
import { EarlierVersions } from "./earlier-versions";
import { GoldCard } from "./gold-card";
import { ImageAnswers } from "./image-answers";
import { MethodCard } from "./method-card";
import { RelationAnswers } from "./relation-answers";
import { ReviewState } from "./review-state";
import { asCorrected } from "./shown-answer";
import { ShownAs } from "./shown-as";
import { TaskContext } from "./task-context";
import { TaskWalk, type Walk } from "./task-walk";
import { TextAnswers } from "./text-answers";
import { useDecision } from "./use-decision";

type Props = {
  schema: LabelSchema;
  detail: TaskDetail;
  rules: Rule[];
  walk: Walk;
  /** Of its data; the latest first. */
  versions: EarlierVersion[];
  /** Of the person who looks. */
  preferences: Record<string, unknown>;
  /** The control whose disputed tasks are worked through. */
  disputed: string | null;
  projectId: string;
};

/** One task with the annotations of all annotators side by side. */
export function TaskPage(props: Props) {
  const { schema: labels, detail, rules, walk, versions, preferences, disputed, projectId } = props;
  const t = useT();
  const format = useFormat();
  const { task, resolution } = detail;
  const answers = detail.answers.toSorted((a, b) => format.compare(a.name, b.name));
  const schema = useMemo(() => withInputNames(labels), [labels]);
  const decision = useDecision(schema, detail);
  const textsNow = Object.fromEntries(
    schema.inputs.map(({ id, field }) => {
      const value = detail.texts?.[id]?.text ?? detail.data[field];
      return [id, typeof value === "string" ? value : ""];
    }),
  );
  const final = decision.document ?? resolution?.document;
  const counted = answers.map((answer) => {
    const corrected = asCorrected(answer);
    return corrected === answer
      ? answer
      : { ...corrected, name: t("reviews.nameCorrected", { name: answer.name }) };
  });
  const shown = [
    ...counted,
    ...(final ? [asAnswer(final, t("tasks.decision_final"))] : []),
    ...(detail.second ? [asAnswer(detail.second.document, t("adjudication.secondBy"), "second")] : []),
  ];
  return (
    <>
      <PageHead
        title={t("tasks.taskTitle", { number: task.seq })}
        note={[
          task.externalId,
          versions.length > 0 && t("tasks.version", { version: task.version }),
          task.groupKey && t("tasks.group", { group: task.groupKey }),
        ]
          .filter(Boolean)
          .join(" · ")}
      >
        <TaskWalk walk={walk} />
      </PageHead>
      <div className="flex flex-col gap-3.5">
        {answers.length === 0 && (
          <EmptyLine action={<HelpLink to="tasks" className="" />}>{t("tasks.noAnswers")}</EmptyLine>
        )}
        {detail.methodResolution && <MethodCard schema={schema} found={detail.methodResolution} />}
        <DecisionCard
          {...{ schema, detail, rules, decision }}
          adjudicate={`/projects/${projectId}/tasks/${task.id}/adjudicate${disputed === null ? "" : `?disputed=${disputed}`}`}
        />
        <GoldCard schema={schema} detail={detail} isDeciding={decision.picks !== null} />
        {answers.length > 0 && <PeopleTable answers={answers} />}
        <AnswerTable schema={schema} answers={answers} />
        <TaskContext schema={schema} data={detail.data} />
        {schema.inputs.map((input) => {
          const controls = schema.controls.filter(
            (control) => isRegionControl(control) && control.input === input.id,
          );
          const common = {
            field: input.field,
            schema,
            controls: new Set(controls.map((one) => one.id)),
            answers: shown,
          };
          const image = detail.images[input.field];
          const value = detail.data[input.field];
          const shaped = detail.texts?.[input.id];
          return (
            <Card key={input.id}>
              <h2 className="mb-2" dir="auto">
                {input.field}
              </h2>
              {input.kind === "image" ? (
                image && <ImageAnswers {...common} image={image} />
              ) : (
                <TextAnswers
                  {...common}
                  preferences={preferences}
                  text={shaped?.text ?? (typeof value === "string" ? value : "")}
                  layout={shaped?.layout}
                />
              )}
            </Card>
          );
        })}
        <RelationAnswers schema={schema} answers={shown} />
        {versions.length > 0 && <EarlierVersions schema={schema} versions={versions} texts={textsNow} />}
        <details>
          <summary className="font-semibold">{t("tasks.otherData")}</summary>
          <Card pad={false} className="mt-2 overflow-x-auto">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t("tasks.field")}</th>
                  <th scope="col">{t("tasks.value")}</th>
                </tr>
              </thead>
              <tbody>
                {Object.entries(detail.data).map(([field, value]) => (
                  <tr key={field}>
                    <th scope="row" dir="auto">
                      {field}
                    </th>
                    <td translate="no" className="notranslate whitespace-pre-wrap break-words" dir="auto">
                      {typeof value === "string" ? value : JSON.stringify(value)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
        </details>
      </div>
    </>
  );
}

function PeopleTable({ answers }: { answers: TaskAnswer[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card pad={false} className="overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("projects.person")}</th>
            <th scope="col">{t("tasks.status")}</th>
            <th scope="col" className="n">
              {t("tasks.leadTime")}
            </th>
            <th scope="col">{t("projects.day")}</th>
          </tr>
        </thead>
        <tbody>
          {answers.map((answer) => (
            <tr key={answer.annotationId}>
              <th scope="row" dir="auto">
                {answer.name}
              </th>
              <td>
                <Chip
                  tone={
                    answer.state === "submitted" ? "good" : answer.state === "skipped" ? "warn" : "neutral"
                  }
                >
                  {t(`tasks.state_${answer.state}`)}
                </Chip>{" "}
                {answer.excluded && <Chip tone="warn">{t("tasks.excluded")}</Chip>}{" "}
                {answer.late && <Chip tone="warn">{t("tasks.late")}</Chip>}{" "}
                {answer.skipReason && (
                  <span className="text-muted">
                    {t(`tasks.reason_${answer.skipReason as (typeof SKIP_REASONS)[number]}`)}
                    {answer.skipNote && `: ${answer.skipNote}`}
                  </span>
                )}
                <ReviewState answer={answer} />
              </td>
              <td className="n whitespace-nowrap">{format.duration(answer.leadTimeMs)}</td>
              <td>
                <Time ms={answer.updatedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** One row per question, one column per person; rows on which people differ are marked. */
function AnswerTable({ schema, answers }: { schema: LabelSchema; answers: TaskAnswer[] }) {
  const t = useT();
  const controls = schema.controls.filter((control) => isAnswerControl(control) && control.per !== "region");
  const given = answers.filter((answer) => answer.state !== "skipped");
  if (controls.length === 0 || given.length === 0) return null;
  return (
    <Card pad={false} className="overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("tasks.question")}</th>
            {given.map((answer) => (
              <th key={answer.annotationId} scope="col" dir="auto">
                {answer.name}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {controls.map((control) => {
            // Submitted answers without corrections, since agreement compares those.
            const words = given.map((answer) => answerWords(control, answer.document.answers[control.id]));
            // Excluded annotations are shown, but neither agree nor differ.
            const counted = words.filter((_, i) => !given[i]?.excluded);
            const differs = new Set(counted).size > 1;
            return (
              <tr key={control.id} className={differs ? "bg-warn-weak" : undefined}>
                <th scope="row" dir="auto">
                  {control.name}
                </th>
                {given.map((answer, i) => (
                  <td
                    key={answer.annotationId}
                    className="max-w-80 whitespace-pre-wrap break-words"
                    dir="auto"
                  >
                    <Given control={control} answer={answer} word={words[i] ?? null} />
                  </td>
                ))}
                <td>
                  {counted.length > 1 && (
                    <Chip tone={differs ? "warn" : "good"}>
                      {t(differs ? "tasks.differs" : "tasks.same")}
                    </Chip>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

type GivenProps = { control: Control; answer: TaskAnswer; word: string | null };

/** The annotator's answer, struck out above the reviewer's correction if there is one. */
function Given({ control, answer, word }: GivenProps) {
  const t = useT();
  const nothing = <span className="text-muted">{t("tasks.nothing")}</span>;
  const corrected = answerWords(control, asCorrected(answer).document.answers[control.id]);
  if (corrected === word)
    return (
      <>
        {word ?? nothing} <ShownAs letter={placeOfAnswer(control, answer.document)} />
      </>
    );
  return (
    <>
      <del className="block text-muted">{word ?? nothing}</del>
      <ins className="block no-underline">{corrected ?? nothing}</ins>
    </>
  );
}
