/**
 * Gives a document the places of its inputs. They follow from a seed, so that a task looks the same after a reload and without
 * network. Inputs that no question shuffles keep theirs. Loaded for projects that shuffle alone.
 */
import { type Random, seededRandom, seedFrom, shuffled } from "@/lib/core/random";
import { answerKind } from "@/lib/kinds";
import { isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { AnnotationDocument } from "./document";
import { reordered } from "./places";

/** By question, the inputs that it shuffles; those without any are left out. */
const shufflesOf = ({ controls }: LabelSchema) =>
  controls.filter(isAnswerControl).flatMap((control) => {
    const inputs = answerKind(control.kind).shuffled?.(control) ?? [];
    return inputs.length > 0 ? [{ control: control.id, inputs: new Set(inputs) }] : [];
  });

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

/** @param seed the same for the same annotator and task */
export const withSeededPlaces = (document: AnnotationDocument, schema: LabelSchema, seed: string) =>
  withPlaces(document, schema, () => seededRandom(seedFrom(seed)));
