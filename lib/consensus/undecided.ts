/**
 * The controls that a vote leaves undecided: annotators answered them, but they end without an answer, by equal votes
 * or because a label won that the schema no longer has. Only controls that are visible in the agreed document count.
 */

import type { AnnotationDocument } from "@/lib/annotation/document";
import { isUnanswered } from "@/lib/annotation/missing-answers";
import { visibleControls } from "@/lib/annotation/visibility";
import { findControl, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { Consensus } from "./consensus-of";

/** Of one task. */
export type Undecided = {
  /** A required question lacks its answer, or part of it. */
  required: boolean;
  /** Equal votes left out regions or relations, or labels of them; equal votes left out answers, or labels of them. Optional ones. */
  regions: boolean;
  answers: boolean;
};

/** Ids of controls that are undecided about a kept region, and whether by equal votes. */
function undecidedAboutRegions(
  schema: LabelSchema,
  { document, votes }: Consensus,
): { id: string; tie: boolean }[] {
  const found: { id: string; tie: boolean }[] = [];
  for (const region of document.regions) {
    const of = votes[region.control];
    const own = of?.kind === "regions" ? of.regions.find((item) => item.region === region.id) : undefined;
    if (!own) continue;
    const shown = visibleControls(schema, document, { ...document.answers, ...region.attributes });
    for (const id of Object.keys(own.answers)) {
      const tie = own.tied.includes(id);
      const control = findControl(schema, id);
      const isUndecided = !control || isUnanswered(control, region.attributes?.[id]);
      if (shown.has(id) && (tie || isUndecided)) found.push({ id, tie });
    }
  }
  return found;
}

/** Controls of the whole task, as in `undecidedAboutRegions`. */
function undecidedAboutTask(
  schema: LabelSchema,
  documents: readonly AnnotationDocument[],
  { document, ties, votes }: Consensus,
): { id: string; tie: boolean }[] {
  const visible = visibleControls(schema, document);
  return schema.controls.flatMap((control) => {
    const { id } = control;
    if (!visible.has(id) || votes[id] === undefined) return [];
    const has = ({ answers, regions, relations }: AnnotationDocument) =>
      isAnswerControl(control)
        ? !isUnanswered(control, answers[id])
        : [...regions, ...relations].some((one) => one.control === id);
    const tie = ties.includes(id);
    return tie || (documents.some(has) && !has(document)) ? [{ id, tie }] : [];
  });
}

/**
 * @param documents the submitted documents the consensus was formed of
 * @returns nothing undecided when no annotator answered: a control added later does not count
 */
export function undecided(
  schema: LabelSchema,
  documents: readonly AnnotationDocument[],
  consensus: Consensus,
): Undecided {
  const open = [
    ...undecidedAboutTask(schema, documents, consensus),
    ...undecidedAboutRegions(schema, consensus),
  ].map((item) => ({ ...item, control: findControl(schema, item.id) }));
  const lost = open.filter(({ tie, control }) => tie && control && !control.required);
  const isOfRegions = ({ control }: (typeof open)[number]) =>
    control !== undefined && !isAnswerControl(control);
  return {
    required: open.some(({ control }) => control?.required === true),
    regions: lost.some(isOfRegions),
    answers: lost.some((item) => !isOfRegions(item)),
  };
}
