"use client";
import { useId } from "react";
import { useShortcut } from "@/components/annotate/label-context";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/input-class";
import { Kbd } from "@/components/ui/kbd";
import { importLater, Later } from "@/components/ui/later";
import { useLanguage } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import { withInputWords } from "@/lib/client/words/input-words";
import { indexCodePoints } from "@/lib/core/code-points";
import { checkText, DEFAULT_MAX_LENGTH, textLacks } from "@/lib/kinds/answers/text/check";
import type { TextControl } from "@/lib/kinds/answers/text/control";
import type { AnswerInputProps } from "../../answer-input";
import { TypedProblem } from "../../typed-problem";
import { type ReadText, useTypedAnswer } from "../../use-typed-answer";

const Changes = importLater(() => import("./changes").then((loaded) => loaded.Changes));

/** Near the limit that no manager has chosen, the count is of use; before, it is only in the way. */
const COUNT_FROM = 0.8;

/** One line or several. A text that is too long stays, since cutting it off would lose what was pasted. */
function InputContent({ control, value, disabled, textOf, ...kept }: AnswerInputProps<TextControl>) {
  const { locale, t } = useLanguage();
  const id = useId();
  const submit = useShortcut("task.submitAnywhere");
  const { minLength, maxLength = DEFAULT_MAX_LENGTH, multiline = false } = control;
  const source = control.source === undefined ? undefined : textOf(control.source);
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
    initial: source,
    isMultiline: multiline,
  });
  const { length } = indexCodePoints(text);
  const isOver = length > maxLength;
  const tell = useTell();
  const lacking = value === undefined ? null : textLacks(value, control);
  const limits = [minLength, minLength === undefined ? maxLength : control.maxLength]
    .flatMap((one) => one?.toLocaleString(locale) ?? [])
    .join("–");
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
        {(minLength !== undefined || control.maxLength !== undefined || length > maxLength * COUNT_FROM) && (
          <span
            id={`${id}-count`}
            className={classNames("num ms-auto whitespace-nowrap", isOver && "font-semibold text-bad")}
          >
            {`${length.toLocaleString(locale)} / ${limits}`}
          </span>
        )}
      </div>
      {source !== undefined && <Later part={Changes} props={{ before: source, after: text }} />}
      {source !== undefined && value === undefined && text === source && (
        <div className="flex flex-wrap items-center gap-2 text-muted text-xs in-data-flagged:text-bad">
          {t("inputs.textToKeep")}
          <Button size="small" disabled={disabled} onClick={() => kept.onChange(source)}>
            {t("inputs.textKeep")}
          </Button>
        </div>
      )}
      <TypedProblem
        id={`${id}-problem`}
        problem={problem ?? (lacking === null ? undefined : tell(lacking))}
        isWrong={isWrong}
      />
    </div>
  );
}

export const Input = withInputWords(InputContent);
