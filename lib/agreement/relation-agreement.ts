/**
 * Agreement on relations: pairwise F1 over the relations of two annotators between regions that are the same
 * (`same-regions.ts`). A relation at a region that the other annotator does not have is one that the other does not have.
 * Links are counted whatever their label; labels of links that both have give the label alpha and the confusion.
 */
import type { Relation } from "@/lib/annotation/document";
import type { Control, RelationControl } from "@/lib/labels/schema";
import type { ControlMeasure } from "./control-agreement";
import { sameLink } from "./measures/f1-links";
import { sameRelation } from "./measures/f1-relations";
import {
  confirmedShare,
  countLabels,
  countMeetings,
  type LabelMeeting,
  type PairComparison,
} from "./region-unit";
import { sameRegions } from "./same-regions";
import { regionSummary } from "./summarize-regions";
import { type Answer, type RegionPair, type RegionsUnit, SUMMED_VERSION } from "./unit";

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const asRegions = (relations: readonly Relation[]) => relations.map(({ label }) => ({ labels: [label] }));

/** The two ends as one text; without a direction their order does not count. */
const endsOf = ({ directed }: RelationControl, from: string, to: string): string =>
  JSON.stringify(directed === true ? [from, to] : [from, to].sort(compareText));

function labelsByLink(relations: readonly Relation[], keyOf: (relation: Relation) => string | null) {
  const links = new Map<string, string[]>();
  for (const relation of relations) {
    const key = keyOf(relation);
    if (key !== null) links.set(key, [...(links.get(key) ?? []), relation.label]);
  }
  return links;
}

/** Labels of one link on either side, one to one: equal ones first, the rest in code-unit order. */
function meet(a: readonly string[], b: readonly string[]): LabelMeeting[] {
  const left = b.toSorted(compareText);
  const equal: LabelMeeting[] = [];
  const rest: string[] = [];
  for (const label of a.toSorted(compareText)) {
    const at = left.indexOf(label);
    if (at < 0) rest.push(label);
    else {
      left.splice(at, 1);
      equal.push({ a: [label], b: [label], similarity: 1 });
    }
  }
  const others = rest
    .slice(0, left.length)
    .map((label, i) => ({ a: [label], b: [left[i] as string], similarity: 1 }));
  return [...equal, ...others];
}

type Side = { answer: Answer; relations: readonly Relation[] };

function compare(control: RelationControl, a: Side, b: Side, controls: readonly Control[]): PairComparison {
  const same = sameRegions(controls, a.answer.document, b.answer.document);
  const mine = labelsByLink(a.relations, ({ from, to }) => {
    const [x, y] = [same.get(from), same.get(to)];
    return x === undefined || y === undefined ? null : endsOf(control, x, y);
  });
  const theirs = labelsByLink(b.relations, ({ from, to }) => endsOf(control, from, to));
  const meetings = [...mine].flatMap(([key, labels]) => meet(labels, theirs.get(key) ?? []));
  const equal = meetings.filter((meeting) => meeting.a[0] === meeting.b[0]);
  const all = a.relations.length + b.relations.length;
  const labels: PairComparison["labels"] = {};
  for (const [label, count] of Object.entries(countLabels(asRegions([...a.relations, ...b.relations]))))
    labels[label] = [2 * equal.filter((meeting) => meeting.a[0] === label).length, count];
  return {
    sums: { [sameRelation.id]: [2 * equal.length, all], [sameLink.id]: [2 * meetings.length, all] },
    labels,
    matched: countMeetings(meetings),
    confirmed: confirmedShare(meetings, a.relations.length, b.relations.length),
  };
}

/** As `regionsUnit`: annotators who made no relation found none. Relations with labels of the schema are compared. */
function relationsUnit(
  control: RelationControl,
  answers: readonly Answer[],
  controls: readonly Control[],
): RegionsUnit | null {
  if (answers.length === 0) return null;
  const known = new Set(control.labels.map(({ id }) => id));
  const sides = answers.map((answer) => {
    const all = answer.document.relations.filter((relation) => relation.control === control.id);
    return { answer, all, relations: all.filter(({ label }) => known.has(label)) };
  });
  const pairs: RegionPair[] = [];
  let disagreement = 0;
  sides.forEach((a, i) => {
    for (const b of sides.slice(i + 1)) {
      const { confirmed, ...tallies } = compare(control, a, b, controls);
      pairs.push({ a: a.answer.rater, b: b.answer.rater, ...tallies });
      disagreement += 1 - (confirmed ?? 1);
    }
  });
  return {
    kind: "regions",
    version: SUMMED_VERSION,
    found: sides.map(({ answer, all }) => [answer.rater, countLabels(asRegions(all))]),
    pairs,
    disagreement: pairs.length === 0 ? null : Math.min(Math.max(disagreement / pairs.length, 0), 1),
  };
}

/** See the head of this file. */
export const relationAgreement = (control: RelationControl): ControlMeasure => ({
  unitOf: (answers, controls) => relationsUnit(control, answers, controls),
  ...regionSummary(control, { headline: sameRelation, others: [sameLink] }),
});
