"use client";
import { useId } from "react";
import { useShortcut } from "@/components/annotate/label-context";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/input-class";
import { Kbd } from "@/components/ui/kbd";
import { useLanguage } from "@/lib/client/i18n";
import { withInputWords } from "@/lib/client/words/input-words";
import { indexCodePoints } from "@/lib/core/code-points";
import { checkText, DEFAULT_MAX_LENGTH } from "@/lib/kinds/answers/text/check";
import type { TextControl } from "@/lib/kinds/answers/text/control";
import type { AnswerInputProps } from "../../answer-input";
import { TypedProblem } from "../../typed-problem";
import { type ReadText, useTypedAnswer } from "../../use-typed-answer";

/** Near the limit that no manager has chosen, the count is of use; before, it is only in the way. */
const COUNT_FROM = 0.8;

/** One line or several. A text that is too long stays, since cutting it off would lose what was pasted. */
function InputContent({ control, value, disabled, ...kept }: AnswerInputProps<TextControl>) {
  const { locale, t } = useLanguage();
  const id = useId();
  const submit = useShortcut("task.submitAnywhere");
  const { maxLength = DEFAULT_MAX_LENGTH, multiline = false } = control;
  const read = (text: string): ReadText => {
    if (text === "") return { value: null };
    const problem = checkText(text, control);
    return problem === null ? { value: text } : { problem };
  };
  const { text, problem, isWrong, field } = useTypedAnswer({
    value,
    ...kept,
    read,
    write: String,
    isMultiline: multiline,
  });
  const { length } = indexCodePoints(text);
  const isOver = length > maxLength;
  const common = {
    disabled,
    value: text,
    dir: "auto" as const,
    autoComplete: "off",
    "aria-label": control.name,
    "aria-invalid": isWrong || isOver,
    "aria-required": control.required ?? false,
    "aria-describedby": `${id}-problem ${id}-count`,
    ...field,
  };
  return (
    <div className="flex flex-col gap-1 px-2">
      {multiline ? (
        <textarea
          rows={3}
          {...common}
          className={classNames(inputClass, "field-sizing-content max-h-[40dvh] min-h-18 py-1.5")}
        />
      ) : (
        <input type="text" {...common} className={inputClass} />
      )}
      <div className="flex items-center justify-between gap-2 text-muted text-xs empty:hidden">
        {multiline && submit !== undefined && (
          <span className="flex items-center gap-1">
            <Kbd>{submit}</Kbd> {t("inputs.textSubmit")}
          </span>
        )}
        {(control.maxLength !== undefined || length > maxLength * COUNT_FROM) && (
          <span
            id={`${id}-count`}
            className={classNames("num ms-auto whitespace-nowrap", isOver && "font-semibold text-bad")}
          >
            {`${length.toLocaleString(locale)} / ${maxLength.toLocaleString(locale)}`}
          </span>
        )}
      </div>
      <TypedProblem id={`${id}-problem`} {...{ problem, isWrong }} />
    </div>
  );
}

export const Input = withInputWords(InputContent);
