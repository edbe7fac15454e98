/** The annotators of a project, what they have done and how well, for its managers. */
import { countStale } from "@/db/queries/agreement";
import { standingExclusions } from "@/db/queries/exclusions";
import { recentLeadTimes, workByPerson } from "@/db/queries/projects";
import { questionsByPerson } from "@/db/queries/questions";
import { isAboutRegions, isMeasured } from "@/lib/agreement/agreement";
import { FEWEST_ANNOTATIONS } from "@/lib/agreement/fewest-annotations";
import type { AnnotatorFigures } from "@/lib/contracts/annotator-figures";
import { medianOf } from "@/lib/core/median";
import { withInputNames } from "@/lib/labels/about";
import { requireRole } from "../access";
import { type GoldFigures, goldFigures, goldTasksOf } from "../gold/gold-scores";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { PAGE_WAIT_MS, refreshWithin } from "./refresh-agreement";

const LEAD_TIMES = 500;

type Annotator = AnnotatorFigures["annotators"][number];

/** Nobody is judged on few gold answers either: below the bound only their number is told. */
function toGold(figures: GoldFigures | undefined): Annotator["gold"] {
  if (!figures) return null;
  const { value, interval, tasks, unscored } = figures.accuracy;
  const isShown = value !== null && interval !== null && tasks >= FEWEST_ANNOTATIONS;
  const share = isShown ? { value, interval, tasks } : null;
  return { share, answers: tasks, unscored, paused: figures.paused };
}

/** A figure says something of a person only from so many tasks on. */
const onEnough = (share: NonNullable<Annotator["accuracy"]> | undefined): Annotator["accuracy"] =>
  share !== undefined && share.tasks >= FEWEST_ANNOTATIONS ? share : null;

export const getAnnotatorFigures: UseCase<"getAnnotatorFigures"> = async (context, { params }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const { project, schema: labels } = await projectWithSchema(context, projectId);
  const schema = withInputNames(labels);
  await refreshWithin(context, projectId, PAGE_WAIT_MS);
  const controls = schema.controls.filter((control) => isMeasured(control) && !isAboutRegions(control));
  const db = context.database.read;
  const [figures, work, exclusions, questions] = await Promise.all([
    runInWorker(context, "annotatorFigures", { projectId, controls }),
    workByPerson(context.database, { projectId }),
    standingExclusions(db, { projectId }),
    questionsByPerson(db, { projectId }),
  ]);
  const { tasks: goldTasks } = await goldTasksOf(context, project);
  const gold = goldTasks > 0 ? await goldFigures(context, project) : new Map<string, GoldFigures>();
  const agreement = figures.agreement.map((one) => new Map(one));
  const accuracy = new Map(figures.accuracy);
  const people = new Map<string, Pick<Annotator, "userId" | "name" | "submitted" | "skipped">>();
  for (const { userId, name, state, answers } of work) {
    if (state === "draft") continue;
    const person = people.get(userId) ?? { userId, name, submitted: 0, skipped: 0 };
    people.set(userId, { ...person, [state]: answers });
  }
  const annotators = await Promise.all(
    [...people.values()].map(async (person): Promise<Annotator> => {
      const { userId } = person;
      const enough = person.submitted >= FEWEST_ANNOTATIONS;
      return {
        ...person,
        excluded: exclusions.some((one) => one.userId === userId),
        questions: questions.get(userId) ?? 0,
        medianLeadTimeMs: medianOf(await recentLeadTimes(db, { projectId, userId, limit: LEAD_TIMES })),
        enough,
        agreement: agreement.map((by) => onEnough(by.get(userId))),
        accuracy: onEnough(accuracy.get(userId)),
        gold: toGold(gold.get(userId)),
      };
    }),
  );
  return {
    controls: controls.map(({ id, name }) => ({ control: id, name })),
    annotators: annotators.sort((a, b) => b.submitted - a.submitted || (a.userId < b.userId ? -1 : 1)),
    hasGold: goldTasks > 0,
    fewest: FEWEST_ANNOTATIONS,
    pending: await countStale(db, { projectId }),
  };
};
