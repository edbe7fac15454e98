/**
 * The input of a task that a question is about. Questions about several inputs may have one name (a rating of each generated
 * answer), so where they stand together each also goes by its input.
 */
import { answerKind } from "@/lib/kinds";
import { type Control, isAnswerControl, isRegionControl, type LabelSchema } from "./schema";

/** Undefined for a question about the whole task or about regions, and for relations. */
export function inputAbout(control: Control): string | undefined {
  if (isRegionControl(control)) return control.input;
  if (!isAnswerControl(control)) return undefined;
  return control.about ?? answerKind(control.kind).about?.(control);
}

export const nameWithInput = (input: string, name: string): string => `${input} · ${name}`;

/** A control that was bound to its input, or that another one is called like. */
export function goesByInput({ controls }: Pick<LabelSchema, "controls">, control: Control): boolean {
  if (inputAbout(control) === undefined) return false;
  const isBound = isAnswerControl(control) && control.about !== undefined;
  return isBound || controls.some((one) => one.id !== control.id && one.name === control.name);
}

/** As releases call it: those frozen before controls could be bound to inputs keep their bytes. */
export const exportName = (control: Control): string =>
  isAnswerControl(control) && control.about !== undefined
    ? nameWithInput(control.about, control.name)
    : control.name;

/** The schema as pages of managers show it, where each control that goes by its input is called so. Never stored. */
export function withInputNames(schema: LabelSchema): LabelSchema {
  const controls = schema.controls.map((control) => {
    const input = goesByInput(schema, control) ? inputAbout(control) : undefined;
    return input === undefined ? control : { ...control, name: nameWithInput(input, control.name) };
  });
  return { ...schema, controls };
}
