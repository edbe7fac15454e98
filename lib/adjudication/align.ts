/**
 * Compares the annotations of a task part by part: what all agree on is decided already, the rest are items to decide. A
 * resolution that was made before stands like one more annotation that is always right: what it has answered, kept or left
 * out stays so, and only what annotations say since then is asked.
 */
import { hasChains } from "@/lib/annotation/chains";
import {
  type AnnotationDocument,
  type AnswerValue,
  emptyDocument,
  type Region,
} from "@/lib/annotation/document";
import { documentOf, type Undecidable } from "@/lib/annotation/undecidable";
import { visibleControls } from "@/lib/annotation/visibility";
import { answerVote } from "@/lib/consensus/answer-vote";
import type { AdjudicationItem, AnswerItem } from "@/lib/contracts/adjudication";
import { canonicalJson } from "@/lib/core/canonical-json";
import {
  type AnswerControl,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import { alignRegions, type Member } from "./align-regions";
import { alignChains, alignRelations } from "./align-relations";
import { type GivenAnnotation, memberKey } from "./given";
import { fuse, isAgreed, objectItem, placeOf } from "./objects";

type Options = {
  /** A resolution that stands already, fitted to the schema. */
  decided: AnnotationDocument | null;
  /** What it says cannot be decided. */
  undecidable?: readonly Undecidable[];
  newId: () => string;
};

export type Alignment = { document: AnnotationDocument; items: AdjudicationItem[] };

/** Stands for the resolution among the annotators; sorts before every letter. */
const DECISION = "";
/** Stands for what it says cannot be decided. */
const DOUBT = " ";

function answerItem(control: AnswerControl, given: readonly GivenAnnotation[]): AnswerItem {
  const options = new Map<string, AnswerItem["options"][number]>();
  for (const { by, document } of given) {
    const value = document.answers[control.id] ?? null;
    const key = canonicalJson(value);
    const known = options.get(key);
    if (known) known.by.push(by);
    else options.set(key, { value, by: [by] });
  }
  const values = given.flatMap(({ document }) => document.answers[control.id] ?? []) as AnswerValue[];
  const vote = answerVote(control)?.(values, given.length, "majority");
  // A value that fewer gave than left the question open is nobody's majority.
  const isMost = values.length * 2 > given.length;
  return {
    kind: "answer",
    id: control.id,
    control: control.id,
    options: [...options.values()].toSorted((a, b) => b.by.length - a.by.length),
    proposal: vote && !vote.tie && isMost ? (vote.value ?? null) : null,
  };
}

/** What is decided of an answer without asking: what all say, or what was decided before; undefined where it is open. */
function settledAnswer(
  { id }: AnswerControl,
  given: readonly GivenAnnotation[],
  decided: AnnotationDocument | null,
): AnswerValue | null | undefined {
  if (decided?.answers[id] !== undefined) return decided.answers[id];
  if (decided && !given.some(({ isNew }) => isNew)) return null;
  const [first, ...others] = given;
  if (!first) return null;
  const value = canonicalJson(first.document.answers[id] ?? null);
  const isSame = others.every(({ document }) => canonicalJson(document.answers[id] ?? null) === value);
  // One annotation alone agrees with nobody.
  if (isSame && (others.length > 0 || decided !== null)) return first.document.answers[id] ?? null;
  return undefined;
}

type Objects = {
  regions: Region[];
  items: AdjudicationItem[];
  /** By annotator and region, the id that the object has in the decision. */
  idOf: Map<string, string>;
};

function alignObjects(schema: LabelSchema, given: readonly GivenAnnotation[], options: Options): Objects {
  const { decided, undecidable, newId } = options;
  const found: Objects = { regions: [...(decided?.regions ?? [])], items: [], idOf: new Map() };
  const isNew = new Map(given.map((one) => [one.by, one.isNew]));
  const sides = given.map(({ by, document }) => ({ by, regions: document.regions }));
  for (const control of schema.controls) {
    if (!isRegionControl(control)) continue;
    const asked = given.filter(({ document }) => visibleControls(schema, document).has(control.id));
    const before = [
      { by: DECISION, regions: decided?.regions ?? [] },
      { by: DOUBT, regions: documentOf(undecidable).regions },
    ];
    for (const object of alignRegions(control, decided === null ? sides : [...sides, ...before])) {
      const earlier = (side: string) => object.members.find(({ by }) => by === side)?.region;
      const kept = earlier(DECISION);
      const members: Member[] = object.members.filter(({ by }) => by !== DECISION && by !== DOUBT);
      const id = kept?.id ?? earlier(DOUBT)?.id ?? newId();
      for (const { by, region } of members) found.idOf.set(memberKey(by, region.id), id);
      if (kept || members.length === 0) continue;
      // The resolution has left it out, and nobody has marked it since.
      if (decided !== null && !members.some(({ by }) => isNew.get(by))) continue;
      const fused = fuse(schema, control, members);
      if (asked.length > 1 && members.length === asked.length && isAgreed(control, { ...object, members }))
        found.regions.push({ id, control: control.id, ...fused });
      else
        found.items.push(objectItem(control, { id, members, fused, of: asked.length, alike: object.alike }));
    }
  }
  return found;
}

const byPlace = (a: AdjudicationItem, b: AdjudicationItem): number => {
  if (a.kind !== "object" || b.kind !== "object") return 0;
  const [x, y] = [placeOf(a.fused.shape), placeOf(b.fused.shape)];
  return x.top - y.top || x.left - y.left;
};

/** @param given submitted annotations that count, each annotator once, fitted to the schema */
export function alignAnnotations(
  schema: LabelSchema,
  given: readonly GivenAnnotation[],
  options: Options,
): Alignment {
  const { decided } = options;
  const document: AnnotationDocument = { ...emptyDocument(), relations: [...(decided?.relations ?? [])] };
  const answers: AdjudicationItem[] = [];
  const objects = alignObjects(schema, given, options);
  document.regions = objects.regions;
  for (const control of schema.controls) {
    if (!isAnswerControl(control) || control.per === "region") continue;
    const asked = given.filter((one) => visibleControls(schema, one.document).has(control.id));
    const settled = settledAnswer(control, asked, decided);
    if (settled === undefined) answers.push(answerItem(control, asked));
    else if (settled !== null) document.answers[control.id] = settled;
  }
  const relations: AdjudicationItem[] = [];
  for (const control of schema.controls) {
    if (!isRelationControl(control)) continue;
    const align = hasChains(control) ? alignChains : alignRelations;
    relations.push(...align(control, given, { ...options, document, idOf: objects.idOf }));
  }
  return { document, items: [...answers, ...objects.items.toSorted(byPlace), ...relations] };
}
