/** An answer given under an earlier label schema, made to fit the present one: what that no longer has is left out. */
import { answerKind } from "@/lib/kinds";
import {
  type AnswerControl,
  type Control,
  findLabel,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import type { AnnotationDocument, AnswerValue, Region, Relation } from "./document";

type Fitting = { controls: Map<string, Control>; dropped: number };
type Answers = Record<string, AnswerValue>;

/** Labels the control still has; the others are counted. */
function knownLabels(ids: readonly string[], control: Control, fitting: Fitting): string[] {
  const known = ids.filter((id) => findLabel(control, id) !== undefined);
  fitting.dropped += ids.length - known.length;
  return known;
}

/** As much of an answer as may still be given; null when nothing is left of it. */
function fitAnswer(value: AnswerValue, control: AnswerControl, fitting: Fitting): AnswerValue | null {
  if (answerKind(control.kind).check(value, control) === null) return value;
  const known = Array.isArray(value) && hasLabels(control) ? knownLabels(value, control, fitting) : [];
  // A scale or a way of answering may have changed with the labels.
  if (known.length > 0 && answerKind(control.kind).check(known, control) === null) return known;
  fitting.dropped += Math.max(known.length, Array.isArray(value) && hasLabels(control) ? 0 : 1);
  return null;
}

function fitAnswers(answers: Answers, per: "task" | "region", fitting: Fitting): Answers {
  const fitted: [string, AnswerValue][] = [];
  for (const [id, value] of Object.entries(answers)) {
    const control = fitting.controls.get(id);
    if (!control || !isAnswerControl(control) || (control.per ?? "task") !== per) {
      fitting.dropped += 1;
      continue;
    }
    const kept = fitAnswer(value, control, fitting);
    if (kept !== null) fitted.push([id, kept]);
  }
  return Object.fromEntries(fitted);
}

function fitRegion(region: Region, fitting: Fitting): Region[] {
  const control = fitting.controls.get(region.control);
  const known = control ? region.labels.filter((id) => findLabel(control, id)) : [];
  const labels = control && isRegionControl(control) && control.multiple ? known : known.slice(0, 1);
  if (!control || !isRegionControl(control) || control.kind !== region.shape.kind || labels.length === 0) {
    fitting.dropped += 1;
    return [];
  }
  fitting.dropped += region.labels.length - labels.length;
  const { attributes, ...rest } = region;
  const own = attributes && fitAnswers(attributes, "region", fitting);
  const fitted = { ...rest, labels };
  return [own && Object.keys(own).length > 0 ? { ...fitted, attributes: own } : fitted];
}

function fitRelation(relation: Relation, regions: ReadonlyMap<string, Region>, fitting: Fitting): boolean {
  const control = fitting.controls.get(relation.control);
  const fits =
    control !== undefined &&
    isRelationControl(control) &&
    findLabel(control, relation.label) !== undefined &&
    (["from", "to"] as const).every((end) => {
      const region = regions.get(relation[end]);
      return region && (control[end]?.includes(region.control) ?? true);
    });
  if (!fits) fitting.dropped += 1;
  return fits;
}

/**
 * @returns the document itself where nothing had to be left out, and how many answers, labels, regions and relations
 * were. What is required and now missing stays missing.
 */
export function fitDocument(
  document: AnnotationDocument,
  schema: LabelSchema,
): { document: AnnotationDocument; dropped: number } {
  const fitting: Fitting = { controls: new Map(schema.controls.map((one) => [one.id, one])), dropped: 0 };
  const answers = fitAnswers(document.answers, "task", fitting);
  const regions = document.regions.flatMap((region) => fitRegion(region, fitting));
  const byId = new Map(regions.map((region) => [region.id, region]));
  const relations = document.relations.filter((relation) => fitRelation(relation, byId, fitting));
  return fitting.dropped === 0
    ? { document, dropped: 0 }
    : { document: { answers, regions, relations }, dropped: fitting.dropped };
}
