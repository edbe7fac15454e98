/** Relations between regions while they are made and changed: pure, each change a command. */
import type { AnnotationDocument, Region, Relation } from "@/lib/annotation/document";
import { hasEvents } from "@/lib/annotation/events";
import { takesEnd } from "@/lib/annotation/relation-ends";
import type { RelationControl } from "@/lib/kinds";
import { findControl, isRelationControl, type LabelSchema } from "@/lib/labels/schema";
import { batch, type Command, removeRelation } from "./commands";
import type { LinkProblem, RelationLabel } from "./linking";
import type { EditorState } from "./state";

export function relationControlOf(schema: LabelSchema, id: string | undefined): RelationControl | null {
  const control = id === undefined ? undefined : findControl(schema, id);
  return control && isRelationControl(control) ? control : null;
}

/** The relation that is selected, as long as it is there. */
export const selectedRelation = ({ document, relationId }: EditorState): Relation | undefined =>
  relationId === null ? undefined : document.relations.find(({ id }) => id === relationId);

const fits = (control: RelationControl, from: Region, to: Region): boolean =>
  takesEnd(control, "from", from.control) && takesEnd(control, "to", to.control);

const isSame = (control: RelationControl, a: Omit<Relation, "id">, b: Omit<Relation, "id">): boolean =>
  a.control === b.control &&
  a.label === b.label &&
  ((a.from === b.from && a.to === b.to) || (control.directed !== true && a.from === b.to && a.to === b.from));

/** Whichever is clicked first: without a direction, and of an event, whose trigger tells the direction. */
const isFree = (control: RelationControl): boolean => control.directed !== true || hasEvents(control);

/** Whether a region can be the first of the two. */
export const canBegin = (control: RelationControl, region: Region): boolean =>
  takesEnd(control, "from", region.control) || (isFree(control) && takesEnd(control, "to", region.control));

/** The event has a role that it may have once. */
const hasRole = (
  relations: readonly Relation[],
  control: RelationControl,
  { from, label }: Omit<Relation, "id">,
) =>
  hasEvents(control) &&
  control.singleRoles?.includes(label) === true &&
  relations.some((one) => one.control === control.id && one.from === from && one.label === label);

/**
 * Joins two regions of a document. Without a direction, and of events, they are stored the way round that the control takes.
 * @returns the relation, or why there is none
 */
export function relate(
  document: AnnotationDocument,
  { control, label }: RelationLabel,
  [first, second]: readonly [from: string, to: string],
  newId: () => string,
): { relation: Relation } | { problem: LinkProblem } {
  if (first === second) return { problem: "itself" };
  const [a, b] = [first, second].map((id) => document.regions.find((region) => region.id === id));
  if (!a || !b) return { problem: "wrongEnds" };
  const isTurned = !fits(control, a, b) && isFree(control) && fits(control, b, a);
  if (!isTurned && !fits(control, a, b)) return { problem: "wrongEnds" };
  const [from, to] = isTurned ? [b.id, a.id] : [a.id, b.id];
  const made = { control: control.id, label, from, to };
  if (document.relations.some((relation) => isSame(control, relation, made))) return { problem: "known" };
  if (hasRole(document.relations, control, made)) return { problem: "roleTaken" };
  return { relation: { id: newId(), ...made } };
}

/** The relation with other members at its old place; one undo step. None where the same relation is there already. */
function replaced(
  { document, schema }: EditorState,
  relation: Relation,
  changes: Partial<Pick<Relation, "label" | "from" | "to">>,
): Command[] {
  const control = relationControlOf(schema, relation.control);
  const next = { ...relation, ...changes };
  const others = document.relations.filter(({ id }) => id !== relation.id);
  if (!control || others.some((other) => isSame(control, other, next))) return [];
  if (hasRole(others, control, next)) return [];
  const index = document.relations.indexOf(relation);
  return [
    batch([removeRelation(relation.id), { type: "insert", regions: [], relations: [{ item: next, index }] }]),
  ];
}

export const relabelRelation = (state: EditorState, relation: Relation, label: string): Command[] =>
  relation.label === label ? [] : replaced(state, relation, { label });

/** The other way round, where the control takes its ends so. */
export function turnRelation(state: EditorState, relation: Relation): Command[] {
  const { schema, document } = state;
  const control = relationControlOf(schema, relation.control);
  const [from, to] = [relation.to, relation.from].map((id) => document.regions.find((one) => one.id === id));
  if (!control || !from || !to || !fits(control, from, to)) return [];
  return replaced(state, relation, { from: from.id, to: to.id });
}

/** Those at whose ends the regions lie. */
export function relationsOf(document: AnnotationDocument, ids: readonly string[]): Relation[] {
  const wanted = new Set(ids);
  return document.relations.filter(({ from, to }) => wanted.has(from) || wanted.has(to));
}

/**
 * Relations of regions that other regions take the place of: they go over to these, where the control takes them and no
 * such relation is there yet.
 * @param to the id of the region that takes the place, by the id of that which goes
 * @returns commands to be carried out after the regions have gone and the others have come
 */
export function movedRelations(
  { schema }: EditorState,
  {
    document,
    regions,
    to,
  }: { document: AnnotationDocument; regions: readonly Region[]; to: ReadonlyMap<string, string> },
  newId: () => string,
): Command[] {
  const byId = new Map(regions.map((region) => [region.id, region]));
  const made: Relation[] = document.relations.filter((one) => !to.has(one.from) && !to.has(one.to));
  const before = made.length;
  for (const relation of document.relations) {
    if (!to.has(relation.from) && !to.has(relation.to)) continue;
    const control = relationControlOf(schema, relation.control);
    const [from, end] = [relation.from, relation.to].map((id) => byId.get(to.get(id) ?? id));
    if (!control || !from || !end || from.id === end.id || !fits(control, from, end)) continue;
    const next = { ...relation, id: newId(), from: from.id, to: end.id };
    if (!made.some((one) => isSame(control, one, next))) made.push(next);
  }
  const relations = made.slice(before).map((item) => ({ item }));
  return relations.length > 0 ? [{ type: "insert", regions: [], relations }] : [];
}

/** The relations among some regions for copies of them; `to` has the id of the copy by that of the region. */
export const copiedRelations = (
  relations: readonly Relation[],
  to: ReadonlyMap<string, string>,
  newId: () => string,
): Relation[] =>
  relations.flatMap((relation) => {
    const [from, end] = [to.get(relation.from), to.get(relation.to)];
    return from === undefined || end === undefined ? [] : [{ ...relation, id: newId(), from, to: end }];
  });
