"use client";
/** The inputs of the kinds of answers, loaded for the kinds of a project alone. */
import { useT } from "@/lib/client/i18n";
import { type AnswerControl, type AnswerKindName, canAnswer, isAnswerControl } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import type { AnswerInput, AnswerInputProps } from "./answer-input";

/** Loaded inputs stay for the life of the page, as modules do. */
const INPUTS = new Map<AnswerKindName, AnswerInput>();

/** Before a task is shown: nothing can be fetched later without network. */
export async function loadInputs({ controls }: LabelSchema): Promise<void> {
  const kinds = new Set(controls.filter(isAnswerControl).map(({ kind }) => kind));
  await Promise.all(
    [...kinds].map(async (kind) => {
      if (!canAnswer(kind) || INPUTS.has(kind)) return;
      const { Input } = (await import(`./answers/${kind}/input.tsx`)) as { Input: AnswerInput };
      INPUTS.set(kind, Input);
    }),
  );
}

export function ControlInput({ control, ...rest }: AnswerInputProps<AnswerControl>) {
  const t = useT();
  const Input = INPUTS.get(control.kind);
  if (!Input) return <p className="px-2 text-warn">{t("label.controlUnknown", { kind: control.kind })}</p>;
  return <Input control={control} {...rest} />;
}
