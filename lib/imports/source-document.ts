/**
 * Turns what a file says of a row into an annotation document of the label schema: controls and labels by their names, each
 * region in the control that takes it. What finds no place is told, so that it can be mapped, added to the schema, or left
 * out on purpose.
 */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { type Message, say } from "@/lib/core/message";
import { withJointIds } from "@/lib/formats/joint-names";
import type {
  ImageSize,
  SourceAnnotation,
  SourceAnswer,
  SourcePlace,
  SourceRegion,
  SourceRelation,
  SourceShape,
} from "@/lib/formats/source-annotation";
import { answerKind, type RegionControl, type Shape } from "@/lib/kinds";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import { listed } from "@/lib/labels/listed";
import type { IndexedControl, NameIndex } from "@/lib/labels/name-index";
import type { LabelSchema } from "@/lib/labels/schema";
import { nameAnswer } from "./name-answer";
import { candidates, type LabelMap, mapped, type Naming, type Unplaced } from "./naming";

type Answers = Record<string, AnswerValue>;

type PlacedRegion = {
  id: string;
  control: RegionControl;
  labels: string[];
  shape: SourceShape;
  attributes?: Answers;
  group?: string;
  score?: number;
};

/** An annotation whose names are ids; shapes may still wait for the size of their image. */
export type NamedAnnotation = {
  answers: Answers;
  regions: PlacedRegion[];
  relations: { id: string; control: string; label: string; from: string; to: string }[];
};

const MAX_ID_CHARS = 64;

const idsIn = (labels: readonly string[], { label }: IndexedControl): string[] | null => {
  const ids = labels.map(label);
  return ids.every((id) => id !== undefined) ? (ids as string[]) : null;
};

type Found = { control: RegionControl; labels: string[]; place: SourcePlace };

function findRegionControl(region: SourceRegion, labels: readonly string[], naming: Naming): Found | null {
  const { index, schema } = naming;
  const fieldOf = (control: RegionControl) => schema.inputs.find(({ id }) => id === control.input)?.field;
  for (const place of [region, ...(region.or ?? [])]) {
    const ofKind = index.regions.filter(
      ({ control }) =>
        control.kind === place.kind && (region.field === undefined || fieldOf(control) === region.field),
    );
    for (const one of candidates(ofKind, region.control)) {
      const { control } = one;
      const [only, ...others] = control.labels;
      // A file that names no label means the only one there is.
      const ids = labels.length > 0 ? idsIn(labels, one) : only && others.length === 0 ? [only.id] : null;
      if (ids !== null) return { control, labels: [...new Set(ids)], place };
    }
  }
  return null;
}

function noRegionLabel({ kind }: SourceRegion, labels: readonly string[], { index }: Naming): Message {
  const ofKind = index.regions.filter(({ control }) => control.kind === kind);
  if (ofKind.length === 0) return say("rows.noRegions", { kind: say(`kinds.${kind}`) });
  const there = listed(ofKind.flatMap(({ control }) => control.labels));
  return say("rows.noRegionLabel", { label: labels.join(", "), labels: there });
}

function nameRegion(region: SourceRegion, naming: Naming): Found | null {
  const labels = region.labels.flatMap((label) => mapped(label, naming) ?? []);
  // All of its labels are to be left out, and a region without one is none.
  if (labels.length === 0 && region.labels.length > 0) return null;
  const found = findRegionControl(region, labels, naming);
  if (found !== null) return found;
  naming.unplaced.push({
    part: "region",
    kind: region.kind,
    labels: region.labels,
    ...(region.control === undefined ? {} : { control: region.control }),
    message: () => noRegionLabel(region, labels, naming),
  });
  return null;
}

function nameAttributes(region: SourceRegion, naming: Naming): Answers {
  const entries = Object.entries(region.attributes ?? {}).flatMap(([control, value]) => {
    const answer = nameAnswer({ control, value }, "region", naming);
    return answer === null ? [] : [[answer.id, answer.value] as const];
  });
  return Object.fromEntries(entries);
}

function nameRelation(
  relation: SourceRelation,
  ends: ReadonlyMap<string, string>,
  naming: Naming,
): Omit<NamedAnnotation["relations"][number], "id"> | null {
  const [from, to] = [ends.get(relation.from), ends.get(relation.to)];
  // It goes with an end that is left out on purpose; one that has found no place is told already.
  if (from === undefined || to === undefined) return null;
  const wanted = mapped(relation.label, naming);
  if (wanted === null) return null;
  for (const { control, label } of candidates(naming.index.relations, relation.control)) {
    const [first, ...others] = control.labels;
    // One without a label is of the only one there is, or of the one that is called like the question.
    const id = wanted !== "" ? label(wanted) : others.length === 0 ? first?.id : label(control.name);
    if (id !== undefined) return { control: control.id, label: id, from, to };
  }
  naming.unplaced.push({
    part: "link",
    labels: [relation.label],
    ...(relation.control === undefined ? {} : { control: relation.control }),
    message: () =>
      say("rows.noRelation", {
        label: relation.label,
        labels: listed(naming.index.relations.flatMap(({ control }) => control.labels)),
      }),
  });
  return null;
}

/** Several answers of one person to a question are one where it takes several labels; else which holds cannot be told. */
function addAnswer(
  answers: Answers,
  { id, value }: { id: string; value: AnswerValue },
  { control: name, value: given }: SourceAnswer,
  naming: Naming,
): void {
  const before = Object.hasOwn(answers, id) ? answers[id] : undefined;
  const control = naming.index.answers.find((one) => one.control.id === id)?.control;
  if (before === undefined || before === value || control === undefined) {
    answers[id] = value;
    return;
  }
  const both = [before, value].flat();
  const merged = [...new Set(both.filter((one) => typeof one === "string"))];
  const isOne = merged.length > 0 && both.every((one) => typeof one === "string");
  if (isOne && answerKind(control.kind).check(merged, control) === null) answers[id] = merged;
  else
    naming.unplaced.push({
      part: "answer",
      per: "task",
      labels: [],
      ...(name === undefined ? {} : { control: name }),
      message: () =>
        say("rows.answeredTwice", {
          question: control.name,
          first: String(before),
          second: String(given),
        }),
      isLasting: true,
    });
}

/**
 * Names become ids. What finds no place is in `unplaced`, and not in the annotation.
 * @param map labels of the file that are to become others, or nothing
 */
export function nameAnnotation(
  source: SourceAnnotation,
  schema: LabelSchema,
  index: NameIndex,
  map: LabelMap = {},
): { annotation: NamedAnnotation; unplaced: Unplaced[] } {
  const naming: Naming = { index, schema, map, unplaced: [] };
  const answers: Answers = {};
  for (const one of source.answers) {
    const answer = nameAnswer(one, "task", naming);
    if (answer !== null) addAnswer(answers, answer, one, naming);
  }
  const regions: PlacedRegion[] = [];
  const ends = new Map<string, string>();
  const used = new Set<string>();
  for (const region of source.regions) {
    const found = nameRegion(region, naming);
    const attributes = nameAttributes(region, naming);
    if (found === null) continue;
    const { control, labels, place } = found;
    const shapes = [place.shape, ...(place.more ?? [])];
    const own = region.id !== "" && region.id.length <= MAX_ID_CHARS && !used.has(region.id);
    shapes.forEach((shape, i) => {
      const id = own && i === 0 ? region.id : freeId(regions.length + 1, used);
      used.add(id);
      if (i === 0) ends.set(region.id, id);
      const group = region.group ?? (shapes.length > 1 ? freeGroup(regions, i) : undefined);
      regions.push({
        id,
        control,
        labels,
        shape,
        ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
        ...(group === undefined ? {} : { group: group.slice(0, MAX_ID_CHARS) }),
        ...(region.score === undefined ? {} : { score: region.score }),
      });
    });
  }
  const relations = source.relations.flatMap((relation, i) => {
    const named = nameRelation(relation, ends, naming);
    return named === null ? [] : [{ id: `r${i + 1}`, ...named }];
  });
  return { annotation: { answers, regions, relations }, unplaced: naming.unplaced };
}

function freeId(from: number, used: ReadonlySet<string>): string {
  let number = from;
  while (used.has(`s${number}`)) number++;
  return `s${number}`;
}

/** The parts of one object have the number of the first of them. */
const freeGroup = (regions: readonly PlacedRegion[], part: number): string => `g${regions.length - part + 1}`;

/**
 * The document, still to be checked.
 * @param sizeOf of the image of an input, by the id of the input; undefined where the task has none
 * @param isPrediction scores of regions are of predictions only
 */
export function placeAnnotation(
  { answers, regions, relations }: NamedAnnotation,
  sizeOf: (input: string) => ImageSize | undefined,
  isPrediction: boolean,
): AnnotationDocument {
  const placed = regions.map(({ id, control, labels, shape: open, attributes, group, score }) => {
    const size = sizeOf(control.input) ?? { widthPx: 0, heightPx: 0 };
    const given: Shape = typeof open === "function" ? open(size) : open;
    const region: Region = { id, control: control.id, labels, shape: withJointIds(given, control) };
    if (attributes !== undefined) region.attributes = attributes;
    if (group !== undefined) region.group = group;
    if (isPrediction && score !== undefined) region.score = score;
    return region;
  });
  return { answers, regions: placed, relations };
}
