"use client";
/** A question of the labels panel around its input: name, explanation, and what is wrong with its answer. */
import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import { answerKind } from "@/lib/kinds";
import { type AnswerControl, type Control, isAnswerControl } from "@/lib/labels/schema";
import { Explanation } from "./explanation";

/** One value of a closed list is chosen. */
const isOneOfSome = (control: AnswerControl): boolean =>
  answerKind(control.kind).choose !== undefined && !("multiple" in control && control.multiple);

type Props = {
  control: Control;
  /** "": the input itself says what is wrong. */
  problem: string | undefined;
  children: ReactNode;
};

export function QuestionGroup({ control, problem, children }: Props) {
  const t = useT();
  const explanation = useId();
  const isSingle = isAnswerControl(control) && isOneOfSome(control);
  return (
    <fieldset
      data-control={control.id}
      data-flagged={problem === undefined ? undefined : true}
      aria-describedby={control.description ? explanation : undefined}
      role={isSingle ? "radiogroup" : "group"}
      aria-required={isSingle ? (control.required ?? false) : undefined}
      aria-invalid={problem !== undefined && isSingle ? true : undefined}
      className={classNames(
        "min-w-0 rounded-md",
        problem !== undefined && "outline-2 outline-bad outline-offset-2",
      )}
    >
      <legend className="mb-1 w-full break-words px-2 font-semibold text-muted text-xs">
        <span dir="auto">{control.name}</span>{" "}
        {control.required && (
          <span className="font-normal" title={t("common.required")}>
            <span aria-hidden>*</span>
            <span className="sr-only">{t("common.required")}</span>
          </span>
        )}{" "}
        <span className="whitespace-nowrap font-normal">
          {isAnswerControl(control) &&
            answerKind(control.kind).valueKeys === "labels" &&
            t(isSingle ? "label.oneAnswer" : "label.severalAnswers")}
        </span>
      </legend>
      {control.description && <Explanation id={explanation} text={control.description} />}
      {children}
      {problem && (
        <p role="alert" className="px-2 pt-1 text-bad">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
