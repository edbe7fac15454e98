/** How a question is asked in the labels panel; one file per kind, registered in `index.ts`. */
import type { ComponentType } from "react";
import type { AnswerValue } from "@/lib/annotation/document";
import type { ControlKind, ControlOf } from "@/lib/labels/schema";

export type AnswerInputProps<K extends ControlKind> = {
  control: ControlOf<K>;
  value: AnswerValue | undefined;
  disabled: boolean;
  /** null takes the answer away. */
  onChange: (value: AnswerValue | null) => void;
};
export type AnswerInput<K extends ControlKind> = ComponentType<AnswerInputProps<K>>;
