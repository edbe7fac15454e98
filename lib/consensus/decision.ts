/**
 * A resolution of a task put together control by control from the annotators' answers: for each control one of the
 * different answers, the regions or relations of a control always together. Two answers count as the same when nothing but the ids
 * and the order of their regions differs. Out of scope: drawing new regions.
 */
import { chainsOf, hasChains, isMention } from "@/lib/annotation/chains";
import type { AnnotationDocument, Region, Relation } from "@/lib/annotation/document";
import { canonicalJson } from "@/lib/core/canonical-json";
import {
  type Control,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
  type RelationControl,
} from "@/lib/labels/schema";

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

const contentOf = ({ labels, shape, attributes }: Region): string =>
  canonicalJson({ labels: labels.toSorted(), shape, attributes: attributes ?? {} });

const relationsOf = (control: Control, { relations }: AnnotationDocument): Relation[] =>
  relations.filter((relation) => relation.control === control.id);

/** Its chains, each by what its mentions say. */
const chainsIn = (control: RelationControl, document: AnnotationDocument): string =>
  chainsOf(control, document)
    .map((chain) => canonicalJson(chain.map((region) => `${region.control} ${contentOf(region)}`).sort()))
    .sort()
    .join("\n");

/** A document's content for a control, without the ids of regions and relations. */
function said(control: Control, document: AnnotationDocument): string {
  if (isRelationControl(control) && hasChains(control)) return chainsIn(control, document);
  if (isRelationControl(control)) {
    const byId = new Map(document.regions.map((region) => [region.id, region]));
    const endOf = (id: string) => {
      const region = byId.get(id);
      return region ? `${region.control} ${contentOf(region)}` : id;
    };
    const joined = relationsOf(control, document).map(({ label, from, to }) => {
      const ends = [endOf(from), endOf(to)];
      return canonicalJson([label, ...(control.directed ? ends : ends.sort())]);
    });
    return joined.sort().join("\n");
  }
  if (!isRegionControl(control)) {
    const answer = document.answers[control.id];
    // No label at all is the same as an explicit empty list and as a missing answer.
    return canonicalJson(
      answer === undefined || (Array.isArray(answer) && answer.length === 0) ? null : answer,
    );
  }
  return regionsOf(control, document).map(contentOf).sort().join("\n");
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
 * @returns the document; a relation whose regions were taken from another source joins the equal regions there, and is left
 *   out where there are none
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
  for (const control of schema.controls.filter(isRelationControl)) {
    const pick = picks[control.id];
    const source = pick === undefined ? undefined : byId.get(pick);
    if (hasChains(control)) {
      const idOf = (id: string) =>
        takenFrom.get(id) === pick ? id : source && equalRegion(id, source, document);
      takeChains(control, document, source && chainsOf(control, source), idOf);
      continue;
    }
    if (!source) continue;
    const endOf = (id: string) => (takenFrom.get(id) === pick ? id : equalRegion(id, source, document));
    for (const relation of relationsOf(control, source)) {
      const [from, to] = [endOf(relation.from), endOf(relation.to)];
      if (from !== undefined && to !== undefined) document.relations.push({ ...relation, from, to });
    }
  }
  return document;
}

/**
 * Mentions get the chains of the source that was picked, none without one.
 * @param idOf the region of the document that stands for one of the source
 */
function takeChains(
  control: RelationControl,
  document: AnnotationDocument,
  chains: readonly (readonly Region[])[] | undefined,
  idOf: (id: string) => string | undefined,
): void {
  const groups = new Map<string, string>();
  for (const chain of chains ?? [])
    for (const { id } of chain) {
      const [own, group] = [idOf(id), chain[0]?.group ?? chain[0]?.id];
      if (own !== undefined && group !== undefined) groups.set(own, group);
    }
  document.regions = document.regions.map((region) => {
    if (!isMention(control, region)) return region;
    const { group: _, ...rest } = region;
    const group = groups.get(region.id);
    return group === undefined ? rest : { ...rest, group };
  });
}

/** The region of a document that says the same as one of another document. */
function equalRegion(id: string, source: AnnotationDocument, { regions }: AnnotationDocument) {
  const own = source.regions.find((region) => region.id === id);
  return own && regions.find((one) => one.control === own.control && contentOf(one) === contentOf(own))?.id;
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
