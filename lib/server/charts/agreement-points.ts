/** Agreement by day or week, control by control; a procedure of the worker. */
import { comparedUnits, lastSubmissions } from "@/db/queries/charts";
import { isAboutRegions, summarize, summarizeQuestion, type Unit } from "@/lib/agreement/agreement";
import type { SummaryOptions } from "@/lib/agreement/control-agreement";
import { askedAbout } from "@/lib/annotation/missing-answers";
import { type AgreementPoint, agreementOverTime, type TimedUnit } from "@/lib/charts/agreement-over-time";
import { bucketsIn, type Step, stepFor } from "@/lib/charts/buckets";
import { seedFrom } from "@/lib/core/random";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";

type Input = {
  projectId: string;
  schema: LabelSchema;
  controls: Control[];
  timeZone: string;
  sinceMs: number;
  step?: Step | undefined;
};
/** `region` is the control whose regions a question is about. */
type Series = { control: string; region: string | null; measure: string; points: AgreementPoint[] };
type Output = { step: Step; series: Series[] };

/** Each point has an interval of its own; with so many replicates its ends hold to about a hundredth. */
const REPLICATES = 400;

export const agreementPoints: Procedure<Input, never, Output> = async (db, input) => {
  const { projectId, schema, controls, timeZone, sinceMs } = input;
  const lastAt = await lastSubmissions(db, { projectId, sinceMs });
  const { dayOf } = bucketsIn(timeZone, "day");
  let [first, last] = [Infinity, -Infinity];
  for (const at of lastAt.values()) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const step = input.step ?? (lastAt.size === 0 ? "day" : stepFor(dayOf(last) - dayOf(first) + 1));
  const buckets = bucketsIn(timeZone, step);
  const series: Series[] = [];
  for (const control of controls) {
    const options: SummaryOptions = { seed: seedFrom(`${projectId}/${control.id}`), replicates: REPLICATES };
    const units = (await comparedUnits(db, { projectId, controlId: control.id })).flatMap(
      ({ taskId, unit }): TimedUnit[] => {
        const atMs = lastAt.get(taskId);
        return atMs === undefined ? [] : [{ unit: unit as Unit, atMs }];
      },
    );
    const add = (region: string | null, of: (some: { unit: Unit }[]) => ReturnType<typeof summarize>) =>
      series.push({
        control: control.id,
        region,
        measure: of([]).headline.id,
        points: agreementOverTime(units, buckets, of),
      });
    if (isAboutRegions(control))
      for (const { id: region } of askedAbout(schema, control.id))
        add(region, (some) => summarizeQuestion({ question: control, region }, some, options));
    else add(null, (some) => summarize(control, some, options));
  }
  return { step, series };
};
