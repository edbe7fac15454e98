/** What the chosen methods find for each question, over the votes of all tasks at one instant; runs in the computing thread. */
import type { Db } from "@/db/client/database";
import { listUnits, walkStaleTasks } from "@/db/queries/agreement";
import { type Unit, unitOf } from "@/lib/agreement/agreement";
import { consensusMethod } from "@/lib/consensus/methods";
import type { CrowdConsensus, CrowdUndefinedReason } from "@/lib/consensus/methods/crowd-consensus";
import { majority } from "@/lib/consensus/methods/majority";
import type { Found } from "@/lib/consensus/settle-task";
import { seedFrom } from "@/lib/core/random";
import { scaleOf } from "@/lib/kinds/scales";
import type { AnswerControl, LabelSchema } from "@/lib/labels/schema";
import { givenAnswers } from "../quality/given-answers";
import { hasVotes, votesOf } from "./crowd-votes-of";

const BATCH = 500;

/** By the id of a question the id of its method; the majority where none is named. */
export type ChosenMethods = Readonly<Record<string, string>>;

export type FoundLabels = {
  control: AnswerControl;
  /** The method that was used. */
  method: string;
  /** Why the chosen method has no result, so that the majority stands in; null where it has one. */
  reason: CrowdUndefinedReason | null;
  labels: readonly string[];
  of: (taskId: string) => Found | undefined;
};

/** Units of tasks whose stored ones are of another time; made here, since a procedure never writes them. */
async function* freshUnits(db: Db, projectId: string, control: AnswerControl) {
  for (let afterSeq = 0; ; ) {
    const tasks = await walkStaleTasks(db, { projectId, afterSeq, limit: BATCH });
    const answers = await givenAnswers(db, { projectId, taskIds: tasks.map(({ id }) => id) });
    for (const [taskId, given] of answers) {
      const unit = unitOf(control, given);
      if (unit) yield { taskId, unit };
    }
    if (tasks.length < BATCH) return;
    afterSeq = tasks.at(-1)?.seq ?? afterSeq;
  }
}

/** Of every task with an annotation that counts: what is stored, and made anew where that is out of date. */
export async function unitsNow(db: Db, projectId: string, control: AnswerControl) {
  const units: { taskId: string; unit: Unit }[] = [];
  const kept = await listUnits(db, { projectId, controlId: control.id, onlyFresh: true });
  for (const { taskId, unit } of kept) units.push({ taskId, unit: unit as Unit });
  for await (const fresh of freshUnits(db, projectId, control)) units.push(fresh);
  return units;
}

function finder(
  { winners, ties, confidence }: CrowdConsensus,
  tasks: readonly string[],
  labels: readonly string[],
): FoundLabels["of"] {
  const places = new Map(tasks.map((taskId, item) => [taskId, item]));
  return (taskId) => {
    const item = places.get(taskId);
    if (item === undefined) return undefined;
    return {
      value: labels[winners[item] as number],
      tie: ties[item] === 1,
      confidence: confidence[item] as number,
    };
  };
}

/** One question after the other, so that the units of one at a time are in memory. */
export async function foundLabels(
  db: Db,
  { projectId, schema, methods }: { projectId: string; schema: LabelSchema; methods: ChosenMethods },
): Promise<FoundLabels[]> {
  const found: FoundLabels[] = [];
  for (const control of schema.controls.filter(hasVotes)) {
    const scale = scaleOf(control);
    if (scale?.type !== "nominal") continue;
    const { votes, tasks, labels } = votesOf(await unitsNow(db, projectId, control), scale.categories);
    const chosen = consensusMethod(methods[control.id] ?? majority.id) ?? majority;
    // The seed of the report: a method finds here what was scored there.
    const outcome = chosen.of(votes, { seed: seedFrom(`${projectId}/${control.id}`) });
    const used = outcome.value ? outcome : majority.of(votes);
    found.push({
      control,
      method: outcome.value ? chosen.id : majority.id,
      reason: outcome.value ? null : outcome.reason,
      labels,
      of: used.value ? finder(used.value, tasks, labels) : () => undefined,
    });
  }
  return found;
}
