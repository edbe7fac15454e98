/** How a question is asked in the labels panel: `input.tsx` in the folder of each kind of answer exports one as `Input`. */
import type { ComponentType } from "react";
import type { AnswerControl } from "@/lib/kinds";
import type { AnswerValue } from "@/lib/kinds/answer-value";

export type AnswerInputProps<C> = {
  control: C;
  value: AnswerValue | undefined;
  disabled: boolean;
  /** null takes the answer away. */
  onChange: (value: AnswerValue | null) => void;
};
export type AnswerInput = ComponentType<AnswerInputProps<AnswerControl>>;
