/**
 * Relations between regions of the consensus: kept when more than half of the annotators (all, for unanimous) relate the
 * regions it was made from by the same label. Had by exactly half: left out, and a tie. A relation at a region that the
 * vote left out goes with it.
 */
import type { Answer } from "@/lib/agreement/unit";
import type { Relation } from "@/lib/annotation/document";
import { findLabel, type RelationControl } from "@/lib/labels/schema";
import { isEnough, isSplit, type Method, type RelationVotes, type Votes } from "./votes";

type Candidate = Omit<RelationVotes, "id" | "votes">;

/** By rater and region id as JSON, the region of the consensus made from it. */
export function regionsOfConsensus(votes: Readonly<Record<string, Votes>>): Map<string, string> {
  const made = new Map<string, string>();
  for (const of of Object.values(votes))
    if (of.kind === "regions")
      for (const { region, members } of of.regions)
        if (region !== null)
          for (const member of members) made.set(JSON.stringify([member.rater, member.region]), region);
  return made;
}

/** Without a direction the ends stand in code-unit order. */
function candidateOf(
  control: RelationControl,
  relation: Relation,
  regionOf: (id: string) => string | undefined,
): Candidate | null {
  const [from, to] = [regionOf(relation.from), regionOf(relation.to)];
  if (from === undefined || to === undefined || from === to) return null;
  const isTurned = control.directed !== true && to < from;
  return { label: relation.label, from: isTurned ? to : from, to: isTurned ? from : to };
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * @param made see `regionsOfConsensus`
 * @param idOf an id that follows from what the relation is
 */
export function voteOnRelations(
  control: RelationControl,
  answers: readonly Answer[],
  made: ReadonlyMap<string, string>,
  { method, idOf }: { method: Method; idOf: (candidate: Candidate) => string },
): { relations: Relation[]; votes: RelationVotes[]; tie: boolean } {
  const counts = new Map<string, Candidate & { votes: number }>();
  for (const { rater, document } of answers) {
    const own = new Map<string, Candidate>();
    for (const relation of document.relations) {
      if (relation.control !== control.id) continue;
      const candidate = candidateOf(control, relation, (id) => made.get(JSON.stringify([rater, id])));
      if (candidate) own.set(JSON.stringify([candidate.from, candidate.to, candidate.label]), candidate);
    }
    for (const [key, candidate] of own)
      counts.set(key, { ...candidate, votes: (counts.get(key)?.votes ?? 0) + 1 });
  }
  const relations: Relation[] = [];
  let tie = false;
  const votes = [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { votes: count, ...candidate }]) => {
      const isKnown = findLabel(control, candidate.label) !== undefined;
      if (isKnown && isSplit(count, answers.length, method)) tie = true;
      if (!isKnown || !isEnough(count, answers.length, method))
        return { id: null, ...candidate, votes: count };
      const id = idOf(candidate);
      relations.push({ id, control: control.id, ...candidate });
      return { id, ...candidate, votes: count };
    });
  return { relations, votes, tie };
}
