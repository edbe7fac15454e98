/**
 * The places at which an annotator was shown the inputs that a question shuffles. They follow from a seed, so that a task
 * looks the same after a reload and without network, and are kept in the document, so that they can be analysed (decision 0042).
 * Inputs that no question shuffles keep their places.
 */
import { type Random, shuffled } from "@/lib/core/random";
import { answerKind } from "@/lib/kinds";
import { placeLetter } from "@/lib/kinds/place-letter";
import { isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { AnnotationDocument } from "./document";

/** The letter under which an input was shown; undefined where it was shown by its name. */
export function letterOf(places: readonly string[] | undefined, input: string): string | undefined {
  const place = places?.indexOf(input) ?? -1;
  return place < 0 ? undefined : placeLetter(place);
}

/** By question, the inputs that it shuffles; those without any are left out. */
const shufflesOf = ({ controls }: LabelSchema) =>
  controls.filter(isAnswerControl).flatMap((control) => {
    const inputs = answerKind(control.kind).shuffled?.(control) ?? [];
    return inputs.length > 0 ? [{ control: control.id, inputs: new Set(inputs) }] : [];
  });

/** `all` with the chosen ones in another order; the others keep their places. */
function reordered(all: readonly string[], chosen: ReadonlySet<string>, order: readonly string[]): string[] {
  let next = 0;
  return all.map((one) => (chosen.has(one) ? (order[next++] ?? one) : one));
}

/**
 * The document with the places of its inputs. It keeps those it has, and gets none once a question that would shuffle has an
 * answer: that was given as the inputs stood before.
 */
export function withPlaces(
  document: AnnotationDocument,
  schema: LabelSchema,
  random: () => Random,
): AnnotationDocument {
  const shuffles = shufflesOf(schema);
  const isBegun = shuffles.some(({ control }) => document.answers[control] !== undefined);
  const inputs = schema.inputs.map(({ id }) => id).filter((id) => shuffles.some((one) => one.inputs.has(id)));
  const isSame = new Set([...inputs, ...(document.places ?? [])]).size === document.places?.length;
  if (shuffles.length === 0 || isBegun || isSame) return document;
  const chance = random();
  const places = shuffles.reduce(
    (all, { inputs: own }) =>
      reordered(
        all,
        own,
        shuffled(
          all.filter((id) => own.has(id)),
          chance,
        ),
      ),
    inputs,
  );
  return { ...document, places };
}

/** The inputs of a schema in the order in which they were shown. */
export function placedInputs(
  { inputs }: LabelSchema,
  places: readonly string[] = [],
): LabelSchema["inputs"][number][] {
  const byId = new Map(inputs.map((input) => [input.id, input]));
  const known = places.filter((id) => byId.has(id));
  const order = reordered([...byId.keys()], new Set(known), known);
  return order.flatMap((id) => byId.get(id) ?? []);
}
