/** The scores of annotations of gold tasks. Each is computed once per process: an annotation and a gold answer have revisions. */
import type { Database, Db } from "@/db/client/database";
import {
  documentsOf,
  findGoldMember,
  type GoldGiven,
  goldAnswersOf,
  goldGiven,
  goldSignature,
  goldSinceOf,
} from "@/db/queries/gold";
import type { ProjectRow } from "@/db/queries/projects";
import { groupBy } from "@/lib/core/group-by";
import { fitsSchema } from "@/lib/gold/fits-schema";
import { type GoldAccuracy, goldAccuracy, isPausedBy } from "@/lib/gold/gold-accuracy";
import { type GoldScore, goldScore } from "@/lib/gold/gold-score";
import type { LabelSchema } from "@/lib/labels/schema";
import { keptSchema } from "../projects/kept-schema";

type Project = Pick<ProjectRow, "id" | "schemaVersion">;
type Scored = GoldGiven & { score: GoldScore };

const MOST_KEPT = 20_000;
const AT_ONCE = 500;
const keptOf = new WeakMap<Database, Map<string, GoldScore>>();
const unfitOf = new WeakMap<
  Database,
  Map<string, { mark: string; tasks: number; unfit: ReadonlySet<string> }>
>();

function keptIn<Value>(all: WeakMap<Database, Map<string, Value>>, database: Database): Map<string, Value> {
  const kept = all.get(database) ?? new Map<string, Value>();
  all.set(database, kept);
  return kept;
}

const controlIds = (schema: LabelSchema | undefined): Set<string> =>
  new Set(schema?.controls.map(({ id }) => id) ?? []);

async function scoreThese(
  database: Database,
  project: Project,
  given: readonly GoldGiven[],
): Promise<Map<string, GoldScore>> {
  const db: Db = database.read;
  const projectId = project.id;
  const schema = await keptSchema(database, { projectId, version: project.schemaVersion });
  const scores = new Map<string, GoldScore>();
  if (!schema) return scores;
  const taskIds = [...new Set(given.map(({ taskId }) => taskId))];
  const gold = new Map((await goldAnswersOf(db, { projectId, taskIds })).map((row) => [row.taskId, row]));
  const documents = await documentsOf(db, { annotationIds: given.map(({ annotationId }) => annotationId) });
  for (const { annotationId, taskId } of given) {
    const [answer, document] = [gold.get(taskId), documents.get(annotationId)];
    if (!answer || !document) continue;
    const asked = controlIds(await keptSchema(database, { projectId, version: answer.schemaVersion }));
    scores.set(annotationId, goldScore(schema, { gold: answer.document, given: document, asked }));
  }
  return scores;
}

/** @param userId of one annotator; left out, of all */
export async function goldScores(
  { database }: { database: Database },
  project: Project,
  userId?: string,
): Promise<Scored[]> {
  const kept = keptIn(keptOf, database);
  const keyOf = ({ annotationId, revision, goldRevision }: GoldGiven) =>
    `${annotationId} ${revision} ${goldRevision} ${project.schemaVersion}`;
  const given = await goldGiven(database.read, { projectId: project.id, userId });
  const unknown = given.filter((one) => !kept.has(keyOf(one)));
  const scores = new Map<string, GoldScore>();
  for (let from = 0; from < unknown.length; from += AT_ONCE)
    for (const [id, score] of await scoreThese(database, project, unknown.slice(from, from + AT_ONCE)))
      scores.set(id, score);
  const scored = given.flatMap((one) => {
    const score = scores.get(one.annotationId) ?? kept.get(keyOf(one));
    return score ? [{ ...one, score }] : [];
  });
  if (kept.size + unknown.length > MOST_KEPT) kept.clear();
  for (const one of scored.slice(-MOST_KEPT)) kept.set(keyOf(one), one.score);
  return scored;
}

/** How many gold tasks a project has, and those whose answers hold what its label schema has no more. */
export async function goldTasksOf(
  { database }: { database: Database },
  { id: projectId, schemaVersion }: Project,
): Promise<{ tasks: number; unfit: ReadonlySet<string> }> {
  const kept = keptIn(unfitOf, database);
  const { tasks, mark: at } = await goldSignature(database.read, { projectId });
  const mark = `${at} ${schemaVersion}`;
  const known = kept.get(projectId);
  if (known?.mark === mark) return known;
  const schema = await keptSchema(database, { projectId, version: schemaVersion });
  const rows = schema ? await goldAnswersOf(database.read, { projectId }) : [];
  const unfit = new Set(
    rows.flatMap(({ taskId, document }) => (schema && fitsSchema(document, schema) ? [] : [taskId])),
  );
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(projectId, { mark, tasks, unfit });
  return { tasks, unfit };
}

const accuracyOf = (scored: readonly Scored[], since: number | null | undefined): GoldAccuracy =>
  goldAccuracy(scored.filter(({ submittedAt }) => submittedAt >= (since ?? 0)).map(({ score }) => score));

/** Whether the annotator gets nothing more for now. */
export async function isPaused(
  services: { database: Database },
  project: Project & Pick<ProjectRow, "gold">,
  userId: string,
): Promise<boolean> {
  const { gold } = project;
  if (!gold || gold.pauseBelow === null) return false;
  const scored = await goldScores(services, project, userId);
  const member = await findGoldMember(services.database.read, { projectId: project.id, userId });
  return isPausedBy(accuracyOf(scored, member?.goldSince), gold);
}

export type GoldFigures = { accuracy: GoldAccuracy; paused: boolean };

/** Of every annotator with gold answers: their accuracy over all of them, and whether they are paused. */
export async function goldFigures(
  services: { database: Database },
  project: Project & Pick<ProjectRow, "gold">,
): Promise<Map<string, GoldFigures>> {
  const byUser = groupBy(await goldScores(services, project), ({ userId }) => userId);
  const since = await goldSinceOf(services.database.read, { projectId: project.id });
  return new Map(
    [...byUser].map(([userId, scored]) => {
      const paused = project.gold ? isPausedBy(accuracyOf(scored, since.get(userId)), project.gold) : false;
      return [userId, { accuracy: accuracyOf(scored, null), paused }];
    }),
  );
}
