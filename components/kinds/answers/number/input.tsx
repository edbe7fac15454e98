"use client";
import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/input-class";
import { useLanguage } from "@/lib/client/i18n";
import { withInputWords } from "@/lib/client/words/input-words";
import { checkNumber } from "@/lib/kinds/answers/number/check";
import type { NumberControl } from "@/lib/kinds/answers/number/control";
import { readNumber } from "@/lib/kinds/answers/number/read-number";
import type { AnswerInputProps } from "../../answer-input";
import { TypedProblem } from "../../typed-problem";
import { type ReadText, useTypedAnswer } from "../../use-typed-answer";

/** The sign between a number and its fraction. */
const decimalSign = (locale: string): string =>
  new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === "decimal")?.value ?? ".";

/** `0 – 10`, or one limit alone; a slider shows both at its ends. */
function rangeOf({ min, max, slider }: NumberControl, write: (value: number) => string): string | null {
  if (slider) return null;
  if (min !== undefined && max !== undefined) return `${write(min)} – ${write(max)}`;
  if (min !== undefined) return `≥ ${write(min)}`;
  return max === undefined ? null : `≤ ${write(max)}`;
}

/** A field for a number, in the writing of the reader's language. Arrow keys go up and down by the step. */
function InputContent({ control, value, disabled, ...kept }: AnswerInputProps<NumberControl>) {
  const id = useId();
  const { locale, t } = useLanguage();
  const sign = decimalSign(locale);
  const write = (number: number) => String(number).replace(".", sign);
  const read = (text: string): ReadText => {
    if (text.trim() === "") return { value: null };
    const number = readNumber(text, sign === ",");
    const problem = typeof number === "number" ? checkNumber(number, control) : number;
    return problem === null ? { value: number as number } : { problem };
  };
  const { text, problem, isWrong, field } = useTypedAnswer({
    value,
    ...kept,
    read,
    write: (one) => write(Number(one)),
  });
  const step = control.step === undefined ? null : t("inputs.numberStep", { step: write(control.step) });
  const bounds = [rangeOf(control, write), step].filter((one) => one !== null).join(" · ");
  return (
    <div className="flex flex-col gap-1 px-2">
      <div className="flex items-center gap-2">
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          value={text}
          aria-label={[control.name, control.unit].filter(Boolean).join(", ")}
          aria-invalid={isWrong}
          aria-required={control.required ?? false}
          aria-describedby={`${id}-problem ${id}-bounds`}
          className={classNames(inputClass, "num max-w-40")}
          {...field}
          onKeyDown={(event) => {
            const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            if (by === undefined || event.altKey || event.ctrlKey || event.metaKey)
              return field.onKeyDown(event);
            event.preventDefault();
            event.stopPropagation();
            const next = stepped(typeof value === "number" ? value : undefined, by, control);
            if (checkNumber(next, control) === null) kept.onChange(next);
          }}
        />
        {control.unit && (
          <span dir="auto" className="text-muted">
            {control.unit}
          </span>
        )}
      </div>
      {control.slider && <Slider {...{ control, value, disabled }} onChange={kept.onChange} write={write} />}
      {bounds && (
        <p id={`${id}-bounds`} className="num text-muted text-xs">
          {bounds}
        </p>
      )}
      <TypedProblem id={`${id}-problem`} {...{ problem, isWrong }} />
    </div>
  );
}

export const Input = withInputWords(InputContent);

/** One step on, or the number the steps begin at; without the tails of binary fractions. */
function stepped(value: number | undefined, by: number, { min, step = 1 }: NumberControl): number {
  if (value === undefined) return min ?? 0;
  return Number((value + by * step).toPrecision(12));
}

type SliderProps = Pick<AnswerInputProps<NumberControl>, "control" | "value" | "disabled" | "onChange"> & {
  write: (value: number) => string;
};

/** So many steps a line has where the control has none. */
const SLIDER_STEPS = 100;

/** It stands in the middle, faint, until an answer is given: by a press, by the arrow keys, or by Space where it stands. */
function Slider({ control, value, disabled, onChange, write }: SliderProps) {
  const { min = 0, max = 0, integer, step = integer ? 1 : (max - min) / SLIDER_STEPS } = control;
  const isGiven = typeof value === "number";
  const middle = min + Math.round((max - min) / 2 / step) * step;
  const give = (text: string, isTyping: boolean) => {
    const next = Number(Number(text).toPrecision(12));
    if (next !== value && checkNumber(next, control) === null) onChange(next, isTyping);
  };
  return (
    <div className="flex items-center gap-2">
      <span className="num text-muted text-xs">{write(min)}</span>
      <input
        type="range"
        {...{ min, max, step, disabled }}
        value={isGiven ? value : middle}
        aria-label={[control.name, control.unit].filter(Boolean).join(", ")}
        aria-valuetext={isGiven ? write(value) : "–"}
        className={classNames("min-w-0 max-w-60 flex-1 accent-(--accent)", !isGiven && "opacity-50")}
        onChange={({ target }) => give(target.value, isGiven)}
        onPointerUp={({ currentTarget }) => give(currentTarget.value, false)}
        onKeyDown={(event) => {
          if (event.key === " ") give(event.currentTarget.value, false);
          if (event.key === "Escape") event.currentTarget.blur();
          // Arrows and the like move the slider, and nothing of the task.
          if (!/^(Enter|Tab)$/.test(event.key) && !event.ctrlKey && !event.metaKey) event.stopPropagation();
        }}
      />
      <span className="num text-muted text-xs">{write(max)}</span>
    </div>
  );
}
