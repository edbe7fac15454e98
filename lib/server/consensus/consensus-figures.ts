/** What each method of consensus makes of the annotations of a control; runs in the computing thread. */
import type { Db } from "@/db/client/database";
import { listUnits } from "@/db/queries/agreement";
import { goldAnswersOf } from "@/db/queries/gold";
import { type FinalAnswer, finalAnswers } from "@/db/queries/resolutions";
import { unitOf } from "@/lib/agreement/agreement";
import { FEWEST_ANNOTATIONS } from "@/lib/agreement/fewest-annotations";
import type { CrowdConsensus } from "@/lib/consensus/methods/crowd-consensus";
import { UNKNOWN } from "@/lib/consensus/methods/crowd-votes";
import { compareMethods } from "@/lib/consensus/methods/recommend";
import type { ConsensusControl } from "@/lib/contracts/consensus";
import { seedFrom } from "@/lib/core/random";
import { scaleOf } from "@/lib/kinds/scales";
import type { AnswerControl } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";
import { type Voted, votesOf } from "./crowd-votes-of";

/** A winner below this is unsure. */
const SURE = 0.8;
const DIFFERING_SHOWN = 10;

type Named = "name" | "preview" | "seq";
type Figures = Omit<ConsensusControl, "name" | "raters" | "methods"> & {
  raters: Omit<ConsensusControl["raters"][number], "name">[];
  methods: (Omit<ConsensusControl["methods"][number], "differing"> & {
    differing: Omit<ConsensusControl["methods"][number]["differing"][number], Named>[];
  })[];
};
type Input = { projectId: string; controls: AnswerControl[] };

/** Final answers, and gold answers of the tasks that have none. */
async function rightAnswers(db: Db, projectId: string): Promise<Map<string, FinalAnswer>> {
  const answers = await finalAnswers(db, { projectId });
  for (const { taskId, document } of await goldAnswersOf(db, { projectId }))
    if (!answers.has(taskId)) answers.set(taskId, { document, undecidable: new Set() });
  return answers;
}

/** The labels of right answers, for tasks that two or more annotators answered: of the others a score says nothing. */
function truthsOf(
  control: AnswerControl,
  { votes, tasks, labels }: Voted,
  right: ReadonlyMap<string, FinalAnswer>,
): Int32Array {
  const counts = new Int32Array(votes.items);
  for (const item of votes.item) counts[item] = (counts[item] as number) + 1;
  return Int32Array.from(tasks, (taskId, item) => {
    const answer = right.get(taskId);
    if (!answer || answer.undecidable.has(control.id) || (counts[item] as number) < 2) return UNKNOWN;
    const unit = unitOf(control, [{ rater: "", document: answer.document }]);
    const value = unit?.kind === "ratings" ? unit.ratings[0]?.[1] : undefined;
    return value === undefined ? UNKNOWN : labels.indexOf(value);
  });
}

function differencesOf(own: CrowdConsensus, base: CrowdConsensus, { tasks, labels }: Voted) {
  const places: number[] = [];
  for (let item = 0; item < own.items; item++) {
    const winner = own.winners[item] as number;
    if (winner >= 0 && winner !== base.winners[item]) places.push(item);
  }
  const labelAt = (place: number | undefined) => (place === undefined ? undefined : labels[place]);
  const surest = places.toSorted((a, b) => (own.confidence[b] as number) - (own.confidence[a] as number));
  return {
    differs: places.length,
    differing: surest.slice(0, DIFFERING_SHOWN).map((item) => ({
      taskId: tasks[item] as string,
      majority: labelAt(base.winners[item]) ?? null,
      label: labelAt(own.winners[item]) ?? "",
      confidence: own.confidence[item] as number,
    })),
  };
}

const countOf = (consensus: CrowdConsensus, isCounted: (item: number) => boolean): number => {
  let count = 0;
  for (let item = 0; item < consensus.items; item++) if (isCounted(item)) count++;
  return count;
};

function figuresOf(control: AnswerControl, voted: Voted, truths: Int32Array, seed: number): Figures {
  const { votes } = voted;
  const { scores, recommendation } = compareMethods(votes, truths, { seed });
  const base = scores[0]?.outcome.value ?? null;
  const methods = scores.map(({ method, outcome, score }) => {
    const { value } = outcome;
    const { id } = method;
    const accuracy =
      score.accuracy === null ? null : { value: score.accuracy, n: score.n, interval: score.interval };
    if (!value)
      return { id, reason: outcome.reason, accuracy: null, ties: 0, unsure: 0, differs: 0, differing: [] };
    return {
      id,
      reason: null,
      accuracy,
      ties: countOf(value, (item) => value.ties[item] === 1),
      unsure: countOf(value, (item) => value.ties[item] === 1 || (value.confidence[item] as number) < SURE),
      ...(base && value !== base ? differencesOf(value, base, voted) : { differs: 0, differing: [] }),
    };
  });
  const chosen = scores.find(({ method }) => method.id === recommendation.method.id)?.outcome.value;
  const counts = new Int32Array(votes.raters);
  for (const rater of votes.rater) counts[rater] = (counts[rater] as number) + 1;
  const raters = voted.raters
    .map((userId, rater) => ({
      userId,
      votes: counts[rater] as number,
      estimated: chosen?.raters[rater]?.accuracy ?? null,
    }))
    .filter((rater) => rater.votes >= FEWEST_ANNOTATIONS);
  return {
    control: control.id,
    kind: control.kind,
    tasks: votes.items,
    votes: votes.item.length,
    scored: truths.reduce((sum, truth) => sum + (truth === UNKNOWN ? 0 : 1), 0),
    methods,
    recommended: recommendation.method.id,
    why: recommendation.reason,
    count: recommendation.count ?? 0,
    raters: raters.sort((a, b) => (a.estimated ?? 2) - (b.estimated ?? 2) || b.votes - a.votes),
    fewer: votes.raters - raters.length,
  };
}

export const consensusFigures: Procedure<Input, never, Figures[]> = async (db, { projectId, controls }) => {
  const right = await rightAnswers(db, projectId);
  const figures: Figures[] = [];
  for (const control of controls) {
    const scale = scaleOf(control);
    if (scale?.type !== "nominal") continue;
    const voted = votesOf(await listUnits(db, { projectId, controlId: control.id }), scale.categories);
    const truths = truthsOf(control, voted, right);
    figures.push(figuresOf(control, voted, truths, seedFrom(`${projectId}/${control.id}`)));
  }
  return figures;
};
