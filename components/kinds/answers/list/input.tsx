"use client";
/**
 * Several texts, each in a row where it can be changed, and a field that adds one. By keys: Enter adds, Alt with the arrow keys
 * moves a row, an emptied row goes. A text that cannot be a value stays in its field and holds up the submit.
 */
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useLabelView } from "@/components/annotate/label-context";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input-class";
import { useT } from "@/lib/client/i18n";
import { useTell } from "@/lib/client/use-tell";
import { withInputWords } from "@/lib/client/words/input-words";
import { say } from "@/lib/core/message";
import { checkList, listLacks } from "@/lib/kinds/answers/list/check";
import type { ListControl } from "@/lib/kinds/answers/list/control";
import { movedTo } from "@/lib/kinds/answers/ranking/moved-to";
import type { AnswerInputProps } from "../../answer-input";
import { TypedProblem } from "../../typed-problem";

/** The row whose text is being typed; the field that adds one comes after the last. */
type Typing = { row: number; hasFocus: boolean };

function InputContent({ control, value, disabled, unfit, onChange, onUnfit }: AnswerInputProps<ListControl>) {
  const t = useT();
  const tell = useTell();
  const { announce } = useLabelView();
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const adding = useRef<HTMLInputElement>(null);
  const values = Array.isArray(value) ? value : [];
  const [typing, setTyping] = useState<Typing>({ row: values.length, hasFocus: false });
  const isAdding = unfit !== undefined && typing.row >= values.length;
  const give = (next: readonly string[], isTyping = false) =>
    onChange(next.length > 0 ? [...next] : null, isTyping);
  const withRow = (row: number, text: string) => values.with(row, text);
  const focusRow = (row: number) =>
    requestAnimationFrame(() =>
      (list.current?.querySelectorAll("input")[row] ?? adding.current)?.focus({ preventScroll: true }),
    );

  const type = (row: number, text: string) => {
    setTyping({ row, hasFocus: true });
    if (row === values.length) {
      if (text === "") return give(values);
      return onUnfit(text, checkList([...values, text], control) ?? say("answers.valueNotAdded"));
    }
    const problem = checkList(withRow(row, text), control);
    if (problem === null) give(withRow(row, text), true);
    else onUnfit(text, problem);
  };
  const remove = (row: number) => {
    announce(t("inputs.listRemoved", { value: values[row] ?? "" }));
    give(values.filter((_, i) => i !== row));
    focusRow(row);
  };
  /** @returns whether there was a text to add */
  const add = (): boolean => {
    const text = isAdding ? unfit.text.trim() : "";
    if (text === "") return false;
    const problem = checkList([...values, text], control);
    if (problem !== null) onUnfit(text, problem);
    else {
      announce(t("inputs.listAdded", { value: text }));
      setTyping({ row: values.length + 1, hasFocus: true });
      give([...values, text]);
    }
    return true;
  };
  const move = (row: number, by: number) => {
    const one = values[row];
    if (one === undefined || values[row + by] === undefined) return;
    announce(t("inputs.listPlace", { value: one, place: row + by + 1, count: values.length }));
    give(movedTo(values, one, row + by));
    focusRow(row + by);
  };
  const leave = (row: number) => {
    setTyping((last) => ({ ...last, hasFocus: false }));
    if (typing.row !== row || unfit?.text.trim() !== "") return;
    if (row < values.length) remove(row);
    else give(values);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, row: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (by !== undefined && event.altKey) move(row, by);
    else if (by !== undefined) focusRow(Math.max(0, row + by));
    else if (event.key === "Escape") event.currentTarget.blur();
    else if (event.key === "Backspace" && event.currentTarget.value === "" && row < values.length)
      remove(row);
    else if (event.key !== "Enter") return;
    else if (row < values.length) focusRow(values.length);
    else if (!add()) event.currentTarget.blur();
    event.preventDefault();
    event.stopPropagation();
  };
  const field = (row: number) => ({
    disabled,
    type: "text",
    dir: "auto" as const,
    autoComplete: "off",
    "aria-invalid": unfit !== undefined && typing.row === row && !typing.hasFocus,
    "aria-describedby": `${id}-problem`,
    onChange: ({ target }: { target: { value: string } }) => type(row, target.value),
    onFocus: () =>
      setTyping((last) => (unfit === undefined ? { row, hasFocus: true } : { ...last, hasFocus: true })),
    onBlur: () => leave(row),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => onKeyDown(event, row),
  });
  const isFull = control.max !== undefined && values.length >= control.max;
  const lacking = listLacks(values, control);
  const problem = unfit?.problem ?? (values.length > 0 || control.required ? lacking : null);
  return (
    <div className="flex flex-col gap-1 px-2">
      <ol ref={list} className="flex flex-col gap-1">
        {values.map((one, row) => (
          // Rows are told apart by their places: a text changes with every letter.
          <li key={row} className="flex items-center gap-1">
            <span className="num w-5 flex-none text-center text-muted">{row + 1}</span>
            <input
              {...field(row)}
              aria-label={`${control.name} ${row + 1}`}
              value={unfit !== undefined && typing.row === row ? unfit.text : one}
              className={classNames(inputClass, "min-w-0 flex-1")}
            />
            <RowButtons {...{ one, row, count: values.length, disabled, move, remove }} />
          </li>
        ))}
      </ol>
      {!isFull && (
        <input
          {...field(values.length)}
          ref={adding}
          aria-label={`${control.name}: ${t("inputs.listAdd")}`}
          placeholder={t("inputs.listAdd")}
          value={isAdding ? unfit.text : ""}
          className={inputClass}
        />
      )}
      {(control.min !== undefined || control.max !== undefined) && (
        <p className="num text-end text-muted text-xs">
          {values.length} / {[control.min, control.max].filter((one) => one !== undefined).join("–")}
        </p>
      )}
      <TypedProblem
        id={`${id}-problem`}
        problem={problem === null ? undefined : tell(problem)}
        isWrong={unfit !== undefined && !typing.hasFocus}
      />
    </div>
  );
}

export const Input = withInputWords(InputContent);

type RowProps = {
  one: string;
  row: number;
  count: number;
  disabled: boolean;
  move: (row: number, by: number) => void;
  remove: (row: number) => void;
};

function RowButtons({ one, row, count, disabled, move, remove }: RowProps) {
  const t = useT();
  const common = { variant: "quiet", size: "small", disabled, className: "px-1!", tabIndex: -1 } as const;
  return (
    <>
      {count > 1 && (
        <>
          <Button {...common} aria-label={t("inputs.listUp", { value: one })} onClick={() => move(row, -1)}>
            <Icon name="up" size={12} />
          </Button>
          <Button {...common} aria-label={t("inputs.listDown", { value: one })} onClick={() => move(row, 1)}>
            <Icon name="down" size={12} />
          </Button>
        </>
      )}
      <Button {...common} aria-label={t("inputs.listRemove", { value: one })} onClick={() => remove(row)}>
        <Icon name="close" size={12} />
      </Button>
    </>
  );
}
