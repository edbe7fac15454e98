/** What one annotator has done and how it compares with others, week by week; runs in the computing thread. */
import { setImmediate } from "node:timers/promises";
import type { Db } from "@/db/client/database";
import { unitsIn } from "@/db/queries/agreement";
import { predictionsOfTasks, walkAnnotatorWork } from "@/db/queries/annotator-work";
import { resolutionsOf } from "@/db/queries/resolutions";
import { summarize, type Unit } from "@/lib/agreement/agreement";
import { isOneOfAList, ratingsOf, valueIn } from "@/lib/agreement/answer-values";
import { FEWEST_ANNOTATIONS } from "@/lib/agreement/fewest-annotations";
import { meanOf, type Sums } from "@/lib/agreement/outlier";
import { pairLikeness } from "@/lib/agreement/pair-likeness";
import { undecidableControls } from "@/lib/annotation/undecidable";
import type { AnnotatorDetail, ControlDetail } from "@/lib/annotator/annotator-detail";
import { driftOf, stretchesOf } from "@/lib/annotator/figures-over-time";
import { noUse, type SuggestionUse, suggestionUse } from "@/lib/annotator/suggestion-use";
import { bucketsIn } from "@/lib/charts/buckets";
import { groupBy } from "@/lib/core/group-by";
import { majorityValue } from "@/lib/core/majority-value";
import { medianOf } from "@/lib/core/median";
import type { Control } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";

type Input = {
  projectId: string;
  userId: string;
  controls: Control[];
  timeZone: string;
  /** Leaves gold tasks out of what is compared: a figure that moves with one would give it away. */
  hidesGold: boolean;
};
const PAGE = 500;
const MOST_CONFUSIONS = 50;

type Row = Awaited<ReturnType<typeof walkAnnotatorWork>>[number];

class ControlSums {
  readonly weeks = new Map<number, Sums>();
  readonly confusions = new Map<string, number>();
  compared = 0;
  readonly #isJudged: boolean;
  readonly #measure: string;

  constructor(
    readonly control: Control,
    readonly userId: string,
  ) {
    this.#isJudged = isOneOfAList(control);
    this.#measure = summarize(control, [], { seed: 0, replicates: 0 }).headline.id;
  }

  /**
   * @param final null of a question that cannot be decided: nobody is measured against it
   * @returns whether the answer is the final one; null where there is none to judge by
   */
  add(unit: unknown, week: number, final: string | null | undefined): boolean | null {
    const own = pairLikeness(unit as Unit, this.#measure).filter(
      ({ a, b }) => a === this.userId || b === this.userId,
    );
    if (own.length > 0) {
      const mean = own.reduce((sum, { likeness }) => sum + likeness, 0) / own.length;
      const { sum, tasks } = this.weeks.get(week) ?? { sum: 0, tasks: 0 };
      this.weeks.set(week, { sum: sum + mean, tasks: tasks + 1 });
    }
    if (!this.#isJudged || final === null) return null;
    const ratings = ratingsOf(unit);
    const said = ratings.find(([rater]) => rater === this.userId)?.[1];
    if (said === undefined) return null;
    const others = ratings.flatMap(([rater, value]) => (rater === this.userId ? [] : [value]));
    // The only annotation is often the one that the final answer was taken from.
    const known = others.length > 0 ? (final ?? majorityValue(others) ?? undefined) : undefined;
    if (known === undefined) return null;
    this.compared++;
    if (known !== said) {
      const key = JSON.stringify([said, known]);
      this.confusions.set(key, (this.confusions.get(key) ?? 0) + 1);
    }
    return final === undefined ? null : final === said;
  }

  detail(places: ReadonlyMap<number, number>): ControlDetail {
    const weeks = [...this.weeks]
      .sort(([a], [b]) => a - b)
      .map(([week, sums]) => ({ ...sums, week: places.get(week) ?? 0 }));
    const all = weeks.reduce((total, one) => ({ sum: total.sum + one.sum, tasks: total.tasks + one.tasks }), {
      sum: 0,
      tasks: 0,
    });
    const stretches = stretchesOf(weeks, FEWEST_ANNOTATIONS);
    const isKnown = this.compared >= FEWEST_ANNOTATIONS;
    return {
      control: this.control.id,
      agreement: all.tasks >= FEWEST_ANNOTATIONS ? meanOf(all) : null,
      stretches,
      drift: driftOf(stretches),
      compared: this.#isJudged ? this.compared : null,
      confusions: isKnown
        ? [...this.confusions]
            .map(([key, tasks]) => {
              const [own, other] = JSON.parse(key) as [string, string];
              return { own, other, tasks };
            })
            .sort((a, b) => b.tasks - a.tasks || (a.own + a.other < b.own + b.other ? -1 : 1))
            .slice(0, MOST_CONFUSIONS)
        : [],
    };
  }
}

async function addUse(db: Db, projectId: string, rows: readonly Row[], use: SuggestionUse): Promise<void> {
  const taskIds = rows.map(({ taskId }) => taskId);
  const byTask = groupBy(await predictionsOfTasks(db, { projectId, taskIds }), ({ taskId }) => taskId);
  for (const row of rows) {
    const there = (byTask.get(row.taskId) ?? []).filter(
      ({ schemaVersion, createdAt }) => schemaVersion === row.schemaVersion && createdAt <= row.createdAt,
    );
    const own = suggestionUse(
      row.document,
      there.map(({ document }) => document),
    );
    for (const name of ["unchanged", "changed", "rejected"] as const) use[name] += own[name];
  }
}

export const annotatorDetail: Procedure<Input, never, AnnotatorDetail> = async (db, input) => {
  const { projectId, userId, controls, timeZone, hidesGold } = input;
  const { bucketOf } = bucketsIn(timeZone, "week");
  const sums = new Map(controls.map((control) => [control.id, new ControlSums(control, userId)]));
  const times = new Map<number, number[]>();
  const skips = new Map<string, number>();
  const suggestions = noUse();
  const right: Sums = { sum: 0, tasks: 0 };
  let skipped = 0;
  for (let after = ""; ; ) {
    const rows = await walkAnnotatorWork(db, { projectId, userId, after, limit: PAGE });
    for (const { state, skipReason } of rows)
      if (state === "skipped") {
        skipped++;
        skips.set(skipReason ?? "other", (skips.get(skipReason ?? "other") ?? 0) + 1);
      }
    const submitted = rows.filter(({ state, submittedAt }) => state === "submitted" && submittedAt !== null);
    const weekOf = new Map(submitted.map((row) => [row.taskId, bucketOf(row.submittedAt ?? 0)]));
    for (const { taskId, leadTimeMs, importJobId } of submitted) {
      if (importJobId !== null) continue;
      const week = weekOf.get(taskId) ?? 0;
      times.set(week, [...(times.get(week) ?? []), leadTimeMs]);
    }
    const shown = submitted.filter(({ gold }) => !(hidesGold && gold));
    const taskIds = shown.map(({ taskId }) => taskId);
    const finals = await resolutionsOf(db, { projectId, taskIds });
    for (const { taskId, controlId, unit } of await unitsIn(db, { taskIds })) {
      const one = sums.get(controlId);
      if (!one) continue;
      const final = finals.get(taskId);
      const isUndecidable = undecidableControls(final?.undecidable ?? null).has(controlId);
      const isRight = one.add(
        unit,
        weekOf.get(taskId) ?? 0,
        isUndecidable ? null : final && valueIn(one.control, final.document),
      );
      if (isRight === null) continue;
      right.tasks++;
      if (isRight) right.sum++;
    }
    await addUse(
      db,
      projectId,
      submitted.filter(({ importJobId }) => importJobId === null),
      suggestions,
    );
    if (rows.length < PAGE) break;
    after = rows.at(-1)?.id ?? after;
    // Other work of this thread gets a turn between two pages.
    await setImmediate();
  }
  const firstDays = [
    ...new Set([...times.keys(), ...[...sums.values()].flatMap((one) => [...one.weeks.keys()])]),
  ];
  firstDays.sort((a, b) => a - b);
  const places = new Map(firstDays.map((day, place) => [day, place]));
  const all = [...times.values()].flat();
  const total = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0);
  return {
    submitted: all.length,
    skipped,
    timeMs: total(all),
    medianMs: medianOf(all),
    weeks: firstDays.map((firstDay) => {
      const own = times.get(firstDay) ?? [];
      return { firstDay, submitted: own.length, timeMs: total(own), medianMs: medianOf(own) };
    }),
    skips: [...skips].map(([reason, tasks]) => ({ reason, tasks })).sort((a, b) => b.tasks - a.tasks),
    controls: [...sums.values()].map((one) => one.detail(places)),
    accuracy: right.tasks >= FEWEST_ANNOTATIONS ? meanOf(right) : null,
    suggestions,
  };
};
