/**
 * The agreement on every control at the instant of the release: over all tasks of the project with two annotations, as
 * on the quality page. Not over the tasks of the release alone: a plan that leaves out disputed tasks would praise
 * itself.
 */
import { listUnits, walkStaleTasks } from "@/db/queries/agreement";
import { findProject } from "@/db/queries/projects";
import { walkAnsweredTasks } from "@/db/queries/tasks";
import { isMeasured, summarize, type Unit, unitOf } from "@/lib/agreement/agreement";
import { type Headline, headlineOf } from "@/lib/agreement/headline";
import { seedFrom } from "@/lib/core/random";
import type { Control } from "@/lib/labels/schema";
import { givenAnswers } from "../quality/given-answers";
import type { ReleaseSource } from "./select-tasks";

const BATCH = 500;

/**
 * Units of tasks whose stored figures are of another time, or of other labels; computed here since a background job
 * never writes them.
 */
async function freshUnits(
  source: ReleaseSource,
  control: Control,
  onlyStale: boolean,
): Promise<{ unit: Unit }[]> {
  const { db, projectId } = source;
  const units: { unit: Unit }[] = [];
  for (let afterSeq = 0; ; ) {
    const page = { projectId, afterSeq, limit: BATCH };
    const tasks = await (onlyStale ? walkStaleTasks(db, page) : walkAnsweredTasks(db, page));
    const answers = await givenAnswers(db, { projectId, taskIds: tasks.map(({ id }) => id) });
    for (const given of answers.values()) {
      const unit = unitOf(control, given, source.schema.controls);
      if (unit) units.push({ unit });
    }
    if (tasks.length < BATCH) return units;
    afterSeq = tasks.at(-1)?.seq ?? afterSeq;
    await new Promise(setImmediate);
  }
}

/** One control after the other, so that the units of one at a time are in memory. */
export async function releaseAgreement(source: ReleaseSource, schemaVersion: number): Promise<Headline[]> {
  const { db, projectId, schema } = source;
  const project = await findProject(db, { projectId });
  const keptFit = project?.schemaVersion === schemaVersion;
  const headlines: Headline[] = [];
  for (const control of schema.controls) {
    const kept = keptFit ? await listUnits(db, { projectId, controlId: control.id, onlyFresh: true }) : [];
    const fresh = isMeasured(control) ? await freshUnits(source, control, keptFit) : [];
    const units = [...kept.map(({ unit }) => ({ unit: unit as Unit })), ...fresh];
    // The seed of the quality page: the same answers have the same interval there and here.
    const figures = summarize(control, units, { seed: seedFrom(`${projectId}/${control.id}`) });
    headlines.push(headlineOf(control, figures));
  }
  return headlines;
}
