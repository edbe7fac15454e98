"use client";
/**
 * A field whose answer is typed. The editor has every letter at once, so that nothing is lost however the field is left;
 * undo takes back what was typed without a pause. What is no answer stays in the field with the reason, and the document
 * keeps the answer before it. While an input method composes a character, nothing is an answer yet.
 */
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { importLater } from "@/components/ui/later";
import { loadErrors } from "@/lib/client/error-words";
import { useTell } from "@/lib/client/use-tell";
import type { Message } from "@/lib/core/message";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import type { AnswerInputProps } from "./answer-input";
import { useGiveBackFocus } from "./give-back-focus";

/** Without a network, what is wrong with an answer could not be said when it is typed. */
importLater(() => {
  const { lang } = document.documentElement;
  return loadErrors(isLocale(lang) ? lang : DEFAULT_LOCALE);
});

/** After so long without a letter, what is typed next is a step of its own for undo. */
const PAUSE_MS = 1_000;

/** What a text means: an answer, none, or something that is no answer. */
export type ReadText = { value: AnswerValue | null } | { problem: Message };

type Given = Pick<AnswerInputProps<unknown>, "value" | "unfit" | "onChange" | "onUnfit"> & {
  read: (text: string) => ReadText;
  write: (value: AnswerValue) => string;
  /** Stands in the field while there is no answer, to be changed. */
  initial?: string | undefined;
  /** Enter belongs to the text. */
  isMultiline?: boolean;
};

export function useTypedAnswer({
  value,
  unfit,
  onChange,
  onUnfit,
  read,
  write,
  initial,
  isMultiline,
}: Given) {
  const tell = useTell();
  const { noteFocus, giveBack } = useGiveBackFocus();
  const [composed, setComposed] = useState<string | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  /** As it was typed: 3.50 is not written 3.5 under the hands. */
  const [typed, setTyped] = useState<{ text: string; value: AnswerValue | null } | null>(null);
  const lastAt = useRef(Number.NEGATIVE_INFINITY);
  const take = (text: string, at: number) => {
    const meant = read(text);
    if ("problem" in meant) return onUnfit(text, meant.problem);
    setTyped({ text, value: meant.value });
    onChange(meant.value, at - lastAt.current < PAUSE_MS);
    lastAt.current = at;
  };
  const given = value === undefined ? (initial ?? "") : write(value);
  const asTyped = typed !== null && typed.value === (value ?? null) ? typed.text : given;
  return {
    text: composed ?? unfit?.text ?? asTyped,
    problem: unfit && tell(unfit.problem),
    /** While it is being typed a text is not called wrong: "-" is the beginning of a number. */
    isWrong: unfit !== undefined && !hasFocus,
    field: {
      onChange: ({ target, timeStamp }: { target: { value: string }; timeStamp: number }) =>
        composed === null ? take(target.value, timeStamp) : setComposed(target.value),
      onCompositionStart: ({ currentTarget }: { currentTarget: { value: string } }) =>
        setComposed(currentTarget.value),
      onCompositionEnd: (event: { currentTarget: { value: string }; timeStamp: number }) => {
        setComposed(null);
        take(event.currentTarget.value, event.timeStamp);
      },
      onFocus: (event: FocusEvent) => {
        noteFocus(event);
        setHasFocus(true);
      },
      onBlur: () => {
        setHasFocus(false);
        setTyped(null);
        lastAt.current = Number.NEGATIVE_INFINITY;
        if (unfit?.text.trim() === "") onChange(null);
      },
      /** Enter and Escape give the focus back to the view, whose keys then work again. */
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const isEnd = event.key === "Escape" || (event.key === "Enter" && !isMultiline);
        if (!isEnd || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        event.stopPropagation();
        giveBack(event.currentTarget);
      },
    },
  };
}
