/**
 * A resolution of a task put together control by control from the annotators' answers: for each control one of the
 * different answers, the regions of a control always together. Two answers count as the same when nothing but the ids
 * and the order of their regions differs. Out of scope: drawing new regions.
 */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { canonicalJson } from "@/lib/core/canonical-json";
import { type Control, isRegionControl, type LabelSchema } from "@/lib/labels/schema";

/** The source of an answer: an annotator's annotation, or a vote. Ids are unique in a list of sources. */
export type Source = { id: string; document: AnnotationDocument };

/** One of the different answers to a control. */
export type Option = {
  /** The first source that gives it; names the option. */
  from: string;
  /** Every source that gives it, in the order of the sources. */
  sources: string[];
};

const regionsOf = (control: Control, { regions }: AnnotationDocument): Region[] =>
  regions.filter((region) => region.control === control.id);

/** A document's content for a control, without the ids of regions. */
function said(control: Control, document: AnnotationDocument): string {
  if (!isRegionControl(control)) {
    const answer = document.answers[control.id];
    // No label at all is the same as an explicit empty list and as a missing answer.
    return canonicalJson(
      answer === undefined || (Array.isArray(answer) && answer.length === 0) ? null : answer,
    );
  }
  const marks = regionsOf(control, document).map(({ labels, shape, attributes }) =>
    canonicalJson({ labels: labels.toSorted(), shape, attributes: attributes ?? {} }),
  );
  return marks.sort().join("\n");
}

/** The different answers to a control, in the order of the sources. */
export function optionsOf(control: Control, sources: readonly Source[]): Option[] {
  const options = new Map<string, Option>();
  for (const { id, document } of sources) {
    const key = said(control, document);
    const known = options.get(key);
    if (known) known.sources.push(id);
    else options.set(key, { from: id, sources: [id] });
  }
  return [...options.values()];
}

/**
 * @param picks by control id, the source whose answer is taken; a control without a pick is left unanswered
 * @returns the document; relations are kept where both of their regions were taken from the same source
 */
export function composeDecision(
  schema: LabelSchema,
  sources: readonly Source[],
  picks: Readonly<Record<string, string>>,
): AnnotationDocument {
  const document: AnnotationDocument = { answers: {}, regions: [], relations: [] };
  const byId = new Map(sources.map((source) => [source.id, source.document]));
  const takenFrom = new Map<string, string>();
  for (const control of schema.controls) {
    const pick = picks[control.id];
    const source = pick === undefined ? undefined : byId.get(pick);
    if (!source || pick === undefined) continue;
    const answer = source.answers[control.id];
    if (answer !== undefined) document.answers[control.id] = answer;
    for (const region of regionsOf(control, source)) {
      document.regions.push(region);
      takenFrom.set(region.id, pick);
    }
  }
  for (const { id, document: source } of sources)
    for (const relation of source.relations)
      if (takenFrom.get(relation.from) === id && takenFrom.get(relation.to) === id)
        document.relations.push(relation);
  return document;
}

/** The one source with all of this content, or null: then the resolution is a mixture. */
export function sourceOf(
  schema: LabelSchema,
  sources: readonly Source[],
  document: AnnotationDocument,
): Source | null {
  const says = (source: Source) =>
    schema.controls.every((control) => said(control, source.document) === said(control, document)) &&
    source.document.relations.length === document.relations.length;
  return sources.find(says) ?? null;
}
