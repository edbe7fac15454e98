/**
 * How right an annotation is by the gold answer of its task. Each control is compared as agreement compares two annotators:
 * answers by equality, regions and relations by the share of their headline measure, such as F1 of matched boxes, chains by
 * the CoNLL score, questions about regions by the answers about regions that both have. The score is the mean over the
 * controls of which one of the two says something.
 */
import { isMeasured, summarize, unitOf } from "../agreement/agreement";
import { pairLikeness } from "../agreement/pair-likeness";
import type { AnnotationDocument } from "../annotation/document";
import { explicitDocument } from "../annotation/explicit-document";
import type { Control, LabelSchema } from "../labels/schema";
import { fitsSchema } from "./fits-schema";

/** `likeness` in [0, 1]. */
export type ControlScore = { control: string; likeness: number };
/**
 * `value` in [0, 1]. `old-labels`: the gold answer or the annotation holds what the label schema has no more.
 * `nothing-to-compare`: neither says anything of a control that can be compared.
 */
export type GoldScore =
  | { value: number; controls: ControlScore[] }
  | { value: null; reason: "old-labels" | "nothing-to-compare" };

const [GOLD, GIVEN] = ["gold", "given"];

function likenessOn(
  control: Control,
  controls: readonly Control[],
  { gold, given }: { gold: AnnotationDocument; given: AnnotationDocument },
): number | null {
  const answers = [
    { rater: GIVEN, document: given },
    { rater: GOLD, document: gold },
  ];
  const unit = unitOf(control, answers, controls);
  if (unit === null) return null;
  // What is not given pair by pair has its figure for the two of them.
  if (unit.kind === "chains" && unit.found.every(([, chains]) => chains === 0)) return null;
  if (unit.kind === "chains" || unit.kind === "matched")
    return unit.disagreement === null ? null : 1 - unit.disagreement;
  const { id } = summarize(control, [], { seed: 0, replicates: 0 }).headline;
  const [pair] = pairLikeness(unit, id);
  if (pair) return pair.likeness;
  // One of the two has an answer, the other has none.
  return unit.kind === "ratings" && unit.ratings.length === 1 ? 0 : null;
}

/**
 * @param of.asked the controls of the label schema under which the gold answer was given: it says nothing of later ones
 */
export function goldScore(
  schema: LabelSchema,
  of: { gold: AnnotationDocument; given: AnnotationDocument; asked: ReadonlySet<string> },
): GoldScore {
  if (!fitsSchema(of.gold, schema) || !fitsSchema(of.given, schema))
    return { value: null, reason: "old-labels" };
  const pair = { gold: explicitDocument(of.gold, schema), given: explicitDocument(of.given, schema) };
  const controls = schema.controls.flatMap((control): ControlScore[] => {
    if (!of.asked.has(control.id) || !isMeasured(control)) return [];
    const likeness = likenessOn(control, schema.controls, pair);
    return likeness === null ? [] : [{ control: control.id, likeness }];
  });
  if (controls.length === 0) return { value: null, reason: "nothing-to-compare" };
  return { value: controls.reduce((sum, { likeness }) => sum + likeness, 0) / controls.length, controls };
}
