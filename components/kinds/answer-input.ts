/** How a question is asked in the labels panel: `input.tsx` in the folder of each kind of answer exports one as `Input`. */
import type { ComponentType } from "react";
import type { Message } from "@/lib/core/message";
import type { AnswerControl } from "@/lib/kinds";
import type { AnswerValue } from "@/lib/kinds/answer-value";

export type AnswerInputProps<C> = {
  control: C;
  value: AnswerValue | undefined;
  disabled: boolean;
  /** Ids of inputs in the order in which they are shown, where that is one of chance. */
  places: readonly string[] | undefined;
  /** The text of an input of the task; undefined where it shows none. */
  textOf: (input: string) => string | undefined;
  /**
   * null takes the answer away.
   * @param isTyping goes on with what the call before began: undo takes both back at once
   */
  onChange: (value: AnswerValue | null, isTyping?: boolean) => void;
  /** Text that stands in the field and is no answer. */
  unfit?: { text: string; problem: Message } | undefined;
  /** Keeps such a text; `onChange` lets go of it. */
  onUnfit: (text: string, problem: Message) => void;
};
export type AnswerInput = ComponentType<AnswerInputProps<AnswerControl>>;
