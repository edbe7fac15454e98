/**
 * The label schema as an annotator sees it on one task, whose inputs may stand in an order of chance (decision 0050). Controls
 * about an input that goes by a letter have that letter before their name, stand in the order of the letters, and take over the
 * colours and keys of the place: none of the three may tell which input is which. Ids stay, so that answers are stored with
 * the input they are about. Loaded for projects that have such controls alone.
 */
import { answerKind } from "@/lib/kinds";
import { goesByInput, inputAbout, nameWithInput } from "@/lib/labels/about";
import { type Control, hasLabels, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import { withStyle } from "@/lib/labels/with-stable-styles";
import { letterOf } from "./places";

/** Colours and keys of the labels of another control; its own where that one has not as many. */
function styledLike(control: Control, other: Control): Control {
  if (control === other || !hasLabels(control) || !hasLabels(other)) return control;
  if (control.kind !== other.kind || control.labels.length !== other.labels.length) return control;
  return {
    ...control,
    labels: control.labels.map((label, i) => withStyle(label, other.labels[i] ?? label)),
  } as Control;
}

/** By input, the controls about it, for those inputs that have places. */
function controlsByInput(controls: readonly Control[], places: readonly string[]): Map<string, Control[]> {
  const found = new Map<string, Control[]>();
  for (const control of controls) {
    const input = inputAbout(control);
    if (input === undefined || !places.includes(input)) continue;
    found.set(input, [...(found.get(input) ?? []), control]);
  }
  return found;
}

/**
 * The n-th control about the input at the first place stands where the schema has the n-th one about the input that it names
 * first, and so on: whatever the schema goes by, one input after the other or one question after the other, it keeps doing.
 */
function placedControls(controls: readonly Control[], places: readonly string[]): Control[] {
  const byInput = controlsByInput(controls, places);
  const shown = places.filter((input) => byInput.has(input));
  const slots = new Map<Control, Control>();
  [...byInput.values()].forEach((own, place) => {
    const here = byInput.get(shown[place] ?? "") ?? [];
    own.forEach((slot, n) => {
      const control = here[n];
      if (control) slots.set(slot, control);
    });
  });
  const placed = new Set(slots.values());
  const all = shown.flatMap((input) => byInput.get(input) ?? []);
  const others = all.filter((control) => !placed.has(control));
  return controls.map((slot) => {
    const isMoved = all.includes(slot);
    const control = isMoved ? (slots.get(slot) ?? others.shift() ?? slot) : slot;
    return styledLike(control, slot);
  });
}

/** @param places ids of inputs in the order shown; undefined where they stand as in the schema, by their names */
export function shownSchema(schema: LabelSchema, places: readonly string[] = []): LabelSchema {
  const controls = placedControls(schema.controls, places).map((control): Control => {
    const input = inputAbout(control);
    const called =
      input === undefined
        ? undefined
        : (letterOf(places, input) ?? (goesByInput(schema, control) ? input : undefined));
    const placed = isAnswerControl(control)
      ? (answerKind(control.kind).atPlaces?.(control, (one) => letterOf(places, one)) ?? control)
      : control;
    return called === undefined ? placed : { ...placed, name: nameWithInput(called, placed.name) };
  });
  return { ...schema, controls };
}
