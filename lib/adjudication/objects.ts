/** An object that annotators marked: whether they agree on it, its form in the middle, and what is to be decided of it. */
import type { AnswerValue, Region } from "@/lib/annotation/document";
import { regionAttributes } from "@/lib/annotation/missing-answers";
import { answerVote } from "@/lib/consensus/answer-vote";
import { voteOnLabels } from "@/lib/consensus/label-vote";
import type { ObjectItem } from "@/lib/contracts/adjudication";
import { canonicalJson } from "@/lib/core/canonical-json";
import { regionKind, type Shape } from "@/lib/kinds";
import { comparisonOf } from "@/lib/kinds/comparisons";
import { isAnswerControl, type LabelSchema, type RegionControl } from "@/lib/labels/schema";
import type { AlignedObject, Member } from "./align-regions";

/** Shapes so alike are drawn alike as far as a hand can draw; of texts each character counts. */
export const AGREED_LIKENESS = 0.85;

const isText = (control: RegionControl) => comparisonOf(control)?.type === "text";

const labelsOf = ({ labels }: Region) => canonicalJson([...labels].sort());
const attributesOf = ({ attributes }: Region) => canonicalJson(attributes ?? {});
const isOne = (members: readonly Member[], of: (region: Region) => string) =>
  new Set(members.map(({ region }) => of(region))).size <= 1;

function difference(
  control: RegionControl,
  { members, alike }: AlignedObject,
): Exclude<ObjectItem["why"], "some"> | null {
  if (!isOne(members, labelsOf)) return "label";
  const isSame = isOne(members, ({ shape }) => canonicalJson(shape));
  if (!isSame && (isText(control) || alike < AGREED_LIKENESS)) return "edge";
  return isOne(members, attributesOf) ? null : "attribute";
}

/** Labels, bounds and answers about it are the same with all who have marked it. */
export const isAgreed = (control: RegionControl, object: AlignedObject): boolean =>
  difference(control, object) === null;

/** The shape that most have; of equally many, the first annotator's. */
function commonShape(members: readonly Member[]): Shape {
  const counts = new Map<string, { shape: Shape; count: number }>();
  for (const { region } of members) {
    const key = canonicalJson(region.shape);
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { shape: region.shape, count: 1 });
  }
  const [most] = [...counts.values()].toSorted((a, b) => b.count - a.count);
  // An object has at least one member.
  return (most as { shape: Shape }).shape;
}

function fusedShape(control: RegionControl, members: readonly Member[]): Shape {
  const shapes = members.map(({ region }) => region.shape);
  const comparison = comparisonOf(control);
  if (shapes.length < 2 || comparison === undefined || comparison.type === "text" || !comparison.middle)
    return commonShape(members);
  return comparison.middle(shapes);
}

/** The form in the middle of an object, with what most say of it. Labels with equal votes are left out. */
export function fuse(
  schema: LabelSchema,
  control: RegionControl,
  members: readonly Member[],
): ObjectItem["fused"] {
  const regions = members.map(({ region }) => region);
  const known = new Set(control.labels.map(({ id }) => id));
  const vote = voteOnLabels(regions, known, control.multiple ?? false, "majority");
  const labels = vote.tie ? [] : vote.labels;
  const shape = fusedShape(control, members);
  const attributes: Record<string, AnswerValue> = {};
  const asked = new Set(regionAttributes(schema, { control: control.id, labels }));
  for (const one of schema.controls) {
    if (!isAnswerControl(one) || !asked.has(one.id)) continue;
    const values = regions.flatMap((region) => {
      const value = region.attributes?.[one.id];
      return value === undefined ? [] : [value];
    });
    const found = values.length > 0 ? answerVote(one)?.(values, regions.length, "majority") : undefined;
    if (found?.value !== undefined && !found.tie) attributes[one.id] = found.value;
  }
  return { shape, labels, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) };
}

type Found = AlignedObject & { id: string; fused: ObjectItem["fused"]; of: number };

/** @param of how many were asked */
export function objectItem(control: RegionControl, { id, members, fused, of, alike }: Found): ObjectItem {
  const options = new Map<string, ObjectItem["options"][number]>();
  for (const { by, region } of members) {
    const key = `${labelsOf(region)} ${canonicalJson(region.shape)} ${attributesOf(region)}`;
    const known = options.get(key);
    if (known) known.by.push(by);
    else options.set(key, { region, by: [by] });
  }
  const found = members.length;
  const why = found < of ? "some" : (difference(control, { members, alike }) ?? "edge");
  const isKept = found * 2 > of && fused.labels.length > 0;
  // Where most have marked other bounds of a text, none of them is the majority's.
  const isContested =
    why === "edge" && isText(control) && [...options.values()].every(({ by }) => by.length * 2 <= of);
  return {
    kind: "object",
    id,
    control: control.id,
    why,
    found,
    of,
    options: [...options.values()].toSorted((a, b) => b.by.length - a.by.length),
    fused,
    proposal: isKept && !isContested ? "keep" : found * 2 < of ? "drop" : null,
  };
}

/** Where a shape begins: on an image its upper left corner, px; in a text its first character. */
export function placeOf(shape: Shape): { top: number; left: number } {
  const { text, geometry } = regionKind(shape.kind);
  if (text) return { top: 0, left: text.parts(shape)[0]?.start ?? 0 };
  const bounds = geometry?.bounds(shape);
  return { top: bounds?.y ?? 0, left: bounds?.x ?? 0 };
}
