"use client";
/** One annotation on its task: the answers, and the regions on the data. */
import { type ReactNode, useMemo, useState } from "react";
import { Card } from "@/components/ui/card";
import { letterOf, placedInputs } from "@/lib/annotation/places";
import { useT } from "@/lib/client/i18n";
import type { TaskAnswer, TaskDetail } from "@/lib/contracts/tasks";
import { withInputNames } from "@/lib/labels/about";
import { answerWords, placeOfAnswer } from "@/lib/labels/answer-words";
import { isAnswerControl, isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { withCandidateNames } from "@/lib/labels/with-candidate-names";
import { ImageAnswers } from "./image-answers";
import { RelationAnswers } from "./relation-answers";
import { asCorrected, isCorrected } from "./shown-answer";
import { ShownAs } from "./shown-as";
import { TaskContext } from "./task-context";
import { TextAnswers } from "./text-answers";

type Props = {
  schema: LabelSchema;
  detail: TaskDetail;
  answer: TaskAnswer;
  /** Of the person who looks. */
  preferences: Record<string, unknown>;
};

export function AnswerOnTask({ schema: labels, detail, answer: given, preferences }: Props) {
  const t = useT();
  const [asGiven, setAsGiven] = useState(false);
  const { candidateNames } = detail;
  const schema = useMemo(
    () => withInputNames(withCandidateNames(labels, candidateNames)),
    [labels, candidateNames],
  );
  const answer = asGiven ? given : asCorrected(given);
  const asked = schema.controls.filter((control) => isAnswerControl(control) && control.per !== "region");
  return (
    <div className="grid items-start gap-3.5 lg:grid-cols-[minmax(220px,300px)_1fr]">
      {isCorrected(given) && (
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1 lg:col-span-2">
          <legend className="sr-only">{t("reviews.shown")}</legend>
          <Choice checked={!asGiven} onChoose={() => setAsGiven(false)}>
            {t("reviews.shownFixed")}
          </Choice>
          <Choice checked={asGiven} onChoose={() => setAsGiven(true)}>
            {t("reviews.shownGiven", { name: given.name })}
          </Choice>
        </fieldset>
      )}
      {asked.length > 0 && (
        <Card>
          <dl className="flex flex-col gap-2">
            {asked.map((control) => (
              <div key={control.id}>
                <dt className="text-muted text-xs" dir="auto">
                  {control.name}
                </dt>
                <dd className="whitespace-pre-wrap break-words font-semibold" dir="auto">
                  {answerWords(control, answer.document.answers[control.id]) ?? t("tasks.nothing")}{" "}
                  <ShownAs letter={placeOfAnswer(control, answer.document)} />
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      <div className="flex min-w-0 flex-col gap-3.5">
        <TaskContext schema={schema} data={detail.data} />
        {placedInputs(schema, answer.document.places).map((input) => {
          const controls = schema.controls.filter(
            (control) => isRegionControl(control) && control.input === input.id,
          );
          const common = {
            field: input.field,
            schema,
            answers: [answer],
            numbered: true,
            controls: new Set(controls.map(({ id }) => id)),
          };
          const image = detail.images[input.field];
          const value = detail.data[input.field];
          const shaped = detail.texts?.[input.id];
          const letter = letterOf(answer.document.places, input.id);
          return (
            <Card key={input.id}>
              {letter && (
                <h3 className="mb-1" dir="auto">
                  {input.id} <ShownAs letter={letter} />
                </h3>
              )}
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
        <RelationAnswers schema={schema} answers={[answer]} />
      </div>
    </div>
  );
}

type ChoiceProps = { checked: boolean; onChoose: () => void; children: ReactNode };

function Choice({ checked, onChoose, children }: ChoiceProps) {
  return (
    <label className="flex min-h-6 items-center gap-1.5" dir="auto">
      <input type="radio" checked={checked} onChange={onChoose} className="size-4 accent-(--accent)" />
      {children}
    </label>
  );
}
