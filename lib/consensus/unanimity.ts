/**
 * Whether all annotators gave the same to every control of the present label schema. Removed parts do not matter:
 * neither answers to removed controls nor regions and relations with only removed labels. Kinds without a vote cannot
 * be compared, so annotators agree on them only when all left them empty.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { visibleControls } from "@/lib/annotation/visibility";
import { findLabel, type LabelSchema, type RegionControl } from "@/lib/labels/schema";
import type { Consensus } from "./consensus-of";
import type { AnswerVotes, RegionVotes } from "./votes";

/** All annotators answered, and all gave every value. */
const isSame = ({ answered, of, counts }: AnswerVotes): boolean =>
  answered === of && Object.values(counts).every((count) => count === of);

/** Found by all annotators (else it was not kept), with the same labels and the same answers about it. */
const isSameRegion = ({ region, votes, labels, answers }: RegionVotes): boolean =>
  region !== null &&
  Object.values(labels).every((count) => count === votes) &&
  Object.values(answers).every(isSame);

function saysAnything(id: string, { answers, regions, relations }: AnnotationDocument): boolean {
  return (
    answers[id] !== undefined ||
    regions.some(({ control, attributes }) => control === id || attributes?.[id] !== undefined) ||
    relations.some(({ control }) => control === id)
  );
}

/**
 * @param documents the submitted documents the consensus was formed of
 * @param consensus by the method `unanimous`
 */
export function isUnanimous(
  schema: LabelSchema,
  documents: readonly AnnotationDocument[],
  consensus: Consensus,
): boolean {
  const visible = visibleControls(schema, consensus.document);
  const uncounted = new Set(consensus.unsupported);
  return schema.controls.every((control) => {
    if (!visible.has(control.id)) return true;
    if (uncounted.has(control.id)) return !documents.some((document) => saysAnything(control.id, document));
    const votes = consensus.votes[control.id];
    if (votes === undefined) return true;
    if (votes.kind === "answer") return isSame(votes);
    // Relations at regions that not all have count with those.
    if (votes.kind === "relations")
      return votes.relations
        .filter(({ label }) => findLabel(control, label) !== undefined)
        .every((one) => one.votes === votes.of);
    const isAsked = ({ labels }: RegionVotes) =>
      Object.keys(labels).some((id) => findLabel(control as RegionControl, id) !== undefined);
    return votes.regions.filter(isAsked).every(isSameRegion);
  });
}
