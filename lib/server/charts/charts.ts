/** The charts of a project, for its managers: agreement and work over time, and how often labels were given. */
import { countStale } from "@/db/queries/agreement";
import {
  countStaleLabels,
  doneByQuarter,
  guidelineDates,
  medianLeadTimes,
  type QuarterOfWork,
  workByQuarter,
} from "@/db/queries/charts";
import { standingExclusions } from "@/db/queries/exclusions";
import { countTasks } from "@/db/queries/projects";
import { namesOf } from "@/db/queries/users";
import { isMeasured } from "@/lib/agreement/agreement";
import { FEWEST_UNITS } from "@/lib/charts/agreement-over-time";
import { type Buckets, bucketsIn, type Step, stepFor } from "@/lib/charts/buckets";
import { expectedEnd } from "@/lib/charts/expected-end";
import type { ChartPeriod, WorkOverTime } from "@/lib/contracts/charts";
import { groupBy } from "@/lib/core/group-by";
import { dateOfDay, localDate, localDay, startOfLocalDay } from "@/lib/core/local-day";
import { withInputNames } from "@/lib/labels/about";
import { requireRole } from "../access";
import type { Context } from "../context";
import { projectWithSchema } from "../projects/projects";
import { PAGE_WAIT_MS, refreshWithin } from "../quality/refresh-agreement";
import { indexLabelsWithin } from "../tasks/label-indexer";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { countedLabels } from "./counted-labels";

/** The first moment that a chart shows; 0 when it shows all. */
function sinceOf({ now, timeZone }: Context, period: ChartPeriod | undefined): number {
  if (period?.days === undefined) return 0;
  return startOfLocalDay(localDay(now(), timeZone) - period.days + 1, timeZone);
}

export const getAgreementOverTime: UseCase<"getAgreementOverTime"> = async (context, { params, query }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const schema = withInputNames((await projectWithSchema(context, projectId)).schema);
  await refreshWithin(context, projectId, PAGE_WAIT_MS);
  const { timeZone } = context;
  const sinceMs = sinceOf(context, query);
  const controls = schema.controls.filter(isMeasured);
  const { step, series } = await runInWorker(context, "agreementPoints", {
    ...{ projectId, schema, controls, timeZone, sinceMs },
    step: query?.step,
  });
  const byId = new Map(schema.controls.map((control) => [control.id, control]));
  const db = context.database.read;
  const versions = await guidelineDates(db, { projectId, sinceMs });
  return {
    step,
    timeZone,
    controls: series.flatMap((one) => {
      const control = byId.get(one.control);
      return control ? [{ ...one, name: control.name, kind: control.kind }] : [];
    }),
    fewestTasks: FEWEST_UNITS,
    guidelines: versions.map((one) => ({ ...one, day: localDate(one.publishedAt, timeZone) })),
    pending: await countStale(db, { projectId }),
  };
};

type PersonOfWork = WorkOverTime["people"][number];

function peopleOf(
  work: readonly QuarterOfWork[],
  { buckets, firsts }: { buckets: Buckets; firsts: ReadonlyMap<number, number> },
): Omit<PersonOfWork, "name" | "excluded" | "medianLeadTimeMs">[] {
  return [...groupBy(work, ({ userId }) => userId)].map(([userId, own]) => {
    const counts = Array.from({ length: firsts.size }, () => 0);
    for (const { atMs, annotations } of own) {
      const place = firsts.get(buckets.bucketOf(atMs));
      if (place !== undefined) counts[place] = (counts[place] ?? 0) + annotations;
    }
    return {
      userId,
      submitted: own.reduce((sum, { annotations }) => sum + annotations, 0),
      workDays: new Set(own.map(({ atMs }) => buckets.dayOf(atMs))).size,
      counts,
    };
  });
}

export const getWorkOverTime: UseCase<"getWorkOverTime"> = async (context, { params, query }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const { database, timeZone } = context;
  const sinceMs = sinceOf(context, query);
  const [counts, all, done, medians, exclusions] = await Promise.all([
    countTasks(database, { projectId }),
    workByQuarter(database, { projectId, sinceMs: 0 }),
    doneByQuarter(database, { projectId }),
    medianLeadTimes(database, { projectId, sinceMs }),
    standingExclusions(database.read, { projectId }),
  ]);
  const work = all.filter(({ atMs }) => atMs >= sinceMs);
  const doneSince = done.filter(({ atMs }) => atMs >= sinceMs);
  const { dayOf } = bucketsIn(timeZone, "day");
  const days = [...work, ...doneSince].map(({ atMs }) => dayOf(atMs)).sort((a, b) => a - b);
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  const step: Step =
    query?.step ??
    (firstDay === undefined || lastDay === undefined ? "day" : stepFor(lastDay - firstDay + 1));
  const buckets = bucketsIn(timeZone, step);
  const shown = firstDay === undefined || lastDay === undefined ? [] : buckets.between(firstDay, lastDay);
  const firsts = new Map(shown.map(({ fromMs }, place) => [buckets.bucketOf(fromMs), place]));
  const people = peopleOf(work, { buckets, firsts });
  const names = await namesOf(database.read, { userIds: people.map(({ userId }) => userId) });
  const doneCounts = Array.from({ length: shown.length }, () => 0);
  for (const { atMs, tasks } of doneSince) {
    const place = firsts.get(buckets.bucketOf(atMs));
    if (place !== undefined) doneCounts[place] = (doneCounts[place] ?? 0) + tasks;
  }
  const left = Math.max(0, counts.answersWanted - counts.answers);
  const expected = expectedEnd(
    all.map(({ atMs, annotations }) => ({ day: dayOf(atMs), annotations })),
    { left, today: localDay(context.now(), timeZone) },
  );
  return {
    step,
    timeZone,
    buckets: shown,
    people: people
      .map((person) => ({
        ...person,
        name: names.get(person.userId) ?? "",
        excluded: exclusions.some(({ userId }) => userId === person.userId),
        medianLeadTimeMs: medians.get(person.userId) ?? null,
      }))
      .sort((a, b) => b.submitted - a.submitted || (a.userId < b.userId ? -1 : 1)),
    progress: {
      tasks: counts.tasks,
      done: counts.done,
      before: done.reduce((sum, { atMs, tasks }) => (atMs < sinceMs ? sum + tasks : sum), 0),
      counts: doneCounts,
    },
    left,
    expected: "reason" in expected ? expected : { ...expected, endDay: dateOfDay(expected.endDay) },
  };
};

export const getLabelBalance: UseCase<"getLabelBalance"> = async (context, { params, query }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const schema = withInputNames((await projectWithSchema(context, projectId)).schema);
  await indexLabelsWithin(context, projectId, PAGE_WAIT_MS);
  return {
    controls: await countedLabels(context, { projectId, schema, annotator: query?.annotator }),
    pending: await countStaleLabels(context.database.read, { projectId }),
  };
};
