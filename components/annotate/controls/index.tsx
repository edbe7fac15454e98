"use client";
/** The register of questions: adding a kind means a file beside this one and a line here. */
import { useT } from "@/lib/client/i18n";
import type { AnswerControl } from "@/lib/labels/schema";
import { ChoiceInput } from "./choice-input";
import type { AnswerInput, AnswerInputProps } from "./kind";
import { RatingInput } from "./rating-input";

type Kind = AnswerControl["kind"];
const INPUTS: { [K in Kind]?: AnswerInput<K> } = { choice: ChoiceInput, rating: RatingInput };

export function ControlInput({ control, ...rest }: AnswerInputProps<Kind>) {
  const t = useT();
  // The register pairs each kind with its own control; TypeScript cannot follow that through the lookup.
  const Input = INPUTS[control.kind] as AnswerInput<Kind> | undefined;
  if (!Input) return <p className="px-2 text-warn">{t("label.controlUnknown", { kind: control.kind })}</p>;
  return <Input control={control} {...rest} />;
}
