"use client";
import { useId } from "react";
import { inputClass } from "@/components/ui/input-class";
import { checkDatetime } from "@/lib/kinds/answers/datetime/check";
import type { DatetimeControl } from "@/lib/kinds/answers/datetime/control";
import type { AnswerInputProps } from "../../answer-input";
import { TypedProblem } from "../../typed-problem";
import { type ReadText, useTypedAnswer } from "../../use-typed-answer";

const TYPES = { date: "date", time: "time", datetime: "datetime-local" } as const;
/** Later years have five digits, which the stored form has not. */
const LATEST = { date: "9999-12-31", time: undefined, datetime: "9999-12-31T23:59:59" };

/** The browser's own field, which writes dates as its user does; what is stored is ISO 8601. */
export function Input({ control, value, disabled, ...kept }: AnswerInputProps<DatetimeControl>) {
  const id = useId();
  const { mode } = control;
  const read = (text: string): ReadText => {
    if (text === "") return { value: null };
    const problem = checkDatetime(text, control);
    return problem === null ? { value: text } : { problem };
  };
  const { text, problem, isWrong, field } = useTypedAnswer({ value, ...kept, read, write: String });
  return (
    <div className="flex flex-col gap-1 px-2">
      <input
        type={TYPES[mode]}
        max={LATEST[mode]}
        disabled={disabled}
        value={text}
        aria-label={control.name}
        aria-invalid={isWrong}
        aria-required={control.required ?? false}
        aria-describedby={`${id}-problem`}
        className={`${inputClass} num max-w-60`}
        {...field}
        onBlur={(event) => {
          field.onBlur();
          // Half a date is no value to the browser: it would be submitted as none.
          if (!event.target.validity.badInput) return;
          const half = checkDatetime("", control);
          if (half) kept.onUnfit("", half);
        }}
      />
      <TypedProblem id={`${id}-problem`} {...{ problem, isWrong }} />
    </div>
  );
}
