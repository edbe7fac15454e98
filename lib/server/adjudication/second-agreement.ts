/** How far two who decide about the same tasks agree; runs in the computing thread. */
import { decidedTwice } from "@/db/queries/second-resolutions";
import {
  isAboutRegions,
  isMeasured,
  type MeasureResult,
  summarize,
  type Unit,
  unitOf,
} from "@/lib/agreement/agreement";
import { emptyDocument } from "@/lib/annotation/document";
import { fitDocument } from "@/lib/annotation/fit-document";
import { undecidableControls, withoutUndecidable } from "@/lib/annotation/undecidable";
import { groupBy } from "@/lib/core/group-by";
import { seedFrom } from "@/lib/core/random";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { textLengths } from "../quality/text-lengths";
import type { Procedure } from "../worker/procedure";

type Input = { projectId: string; schema: LabelSchema };
type Output = {
  /** `oneSided`: tasks that one found undecidable and the other did not; the figure leaves them out. */
  questions: { control: string; agreement: MeasureResult; oneSided: number }[];
  /** Where they differ in something, by how much in the question that differs most, in [0, 1]. */
  differing: { taskId: string; disagreement: number }[];
};

type Compared = { taskId: string; control: string; unit: Unit | null; disagreement: number };

export const secondAgreement: Procedure<Input, never, Output> = async (db, { projectId, schema }) => {
  const rows = await decidedTwice(db, { projectId });
  const lengths = await textLengths(
    db,
    projectId,
    schema,
    rows.map(({ taskId }) => taskId),
  );
  const measured = schema.controls.filter((control) => isMeasured(control) && !isAboutRegions(control));
  const units = rows.flatMap(({ taskId, first, second }): Compared[] => {
    const given = [first, second].map((decided, place) => ({
      rater: String(place),
      document: withoutUndecidable(
        fitDocument(decided?.document ?? emptyDocument(), schema).document,
        decided?.undecidable ?? null,
      ),
      doubtful: undecidableControls(decided?.undecidable ?? null),
    }));
    return measured.flatMap((control): Compared[] => {
      const [isFirst, isSecond] = given.map(({ doubtful }) => doubtful.has(control.id));
      // One who cannot decide agrees with nobody who can; two who cannot have nothing to compare.
      if (isFirst !== isSecond && !isRegionControl(control))
        return [{ taskId, control: control.id, unit: null, disagreement: 1 }];
      const textLength = lengths.get(taskId);
      const unit = unitOf(control, given, schema.controls, textLength ? { textLength } : {});
      return unit ? [{ taskId, control: control.id, unit, disagreement: unit.disagreement ?? 0 }] : [];
    });
  });
  const byTask = groupBy(units, ({ taskId }) => taskId);
  const byControl = groupBy(units, ({ control }) => control);
  return {
    questions: measured.flatMap((control) => {
      const own = (byControl.get(control.id) ?? []).flatMap(({ unit }) => (unit ? [{ unit }] : []));
      const seed = seedFrom(`${projectId}/${control.id}/second`);
      const agreement = summarize(control, own, { seed }).headline;
      const oneSided = (byControl.get(control.id) ?? []).length - own.length;
      return agreement.units + oneSided > 0 ? [{ control: control.id, agreement, oneSided }] : [];
    }),
    differing: [...byTask]
      .map(([taskId, own]) => ({ taskId, disagreement: Math.max(...own.map((one) => one.disagreement)) }))
      .filter(({ disagreement }) => disagreement > 0)
      .sort((a, b) => b.disagreement - a.disagreement || (a.taskId < b.taskId ? -1 : 1)),
  };
};
