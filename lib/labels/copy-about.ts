/** The same question about several inputs, such as a rating of each generated answer, made from one of them. */
import { inputAbout } from "./about";
import { type HeldKeys, newControlId } from "./change-ids";
import { comparedInputs } from "./compared-inputs";
import { type Control, type Input, isAnswerControl, isRegionControl, type LabelSchema } from "./schema";

const isAlike = (one: Control, other: Control): boolean => one.kind === other.kind && one.name === other.name;

/** Inputs that have no such question yet: of candidates that are compared the other candidates, else others of the same kind. */
export function uncoveredInputs(schema: LabelSchema, control: Control): Input[] {
  const input = inputAbout(control);
  const own = schema.inputs.find(({ id }) => id === input);
  if (!own) return [];
  const compared = comparedInputs(schema);
  const covered = new Set(schema.controls.filter((one) => isAlike(one, control)).map(inputAbout));
  return schema.inputs.filter(
    ({ id, kind }) => kind === own.kind && !covered.has(id) && (!compared.has(own.id) || compared.has(id)),
  );
}

/** About another input; labels lose keys and colours that others cannot have, too. */
function aboutInput(control: Control, { id: input }: Input): Control {
  const next = {
    ...control,
    ...(isRegionControl(control) ? { input } : { about: input }),
    ...("source" in control && { source: input }),
  };
  if (!("labels" in next)) return next as Control;
  const labels = next.labels.map(({ hotkey: _key, color: _color, ...label }) => label);
  return { ...next, labels } as Control;
}

/** The schema with copies of the control behind it and those like it, one for each input without such a question. */
export function withCopiesAbout(schema: LabelSchema, control: Control, held: HeldKeys): LabelSchema {
  const source = isAnswerControl(control) ? { ...control, about: inputAbout(control) } : control;
  let next = schema;
  for (const input of uncoveredInputs(schema, control)) {
    const id = newControlId(next, `${control.name} ${input.id}`, held);
    const at = next.controls.findLastIndex((one) => isAlike(one, control)) + 1;
    const copy = { ...aboutInput(source as Control, input), id };
    next = { ...next, controls: next.controls.toSpliced(at, 0, copy) };
  }
  return next;
}
