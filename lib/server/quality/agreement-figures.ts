/** The agreement on each control, from what every task with two answers adds to it; runs in the computing thread. */
import type { Db } from "@/db/client/database";
import { listUnits } from "@/db/queries/agreement";
import { listPatterns } from "@/db/queries/agreement-patterns";
import {
  type CountedUnit,
  isAboutRegions,
  outdatedIn,
  type QuestionAgreement,
  summarize,
  summarizeQuestion,
  type Unit,
} from "@/lib/agreement/agreement";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { type Outlier, outlierOf } from "@/lib/agreement/outlier";
import { askedAbout } from "@/lib/annotation/missing-answers";
import { seedFrom } from "@/lib/core/random";
import { type Control, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";

type Input = { projectId: string; schema: LabelSchema; controls: Control[] };
/** Those of questions about regions stand apart, one for each control whose regions they are asked about. */
export type Figures = {
  controls: ControlAgreement[];
  questions: QuestionAgreement[];
  /** By control, where somebody stands apart. */
  outliers: (Outlier & { control: string })[];
  /** Some units were stored by an earlier version and lack figures. */
  outdated: boolean;
};

/** Answers about tasks by their distinct patterns, which a large project has few of; everything else task by task. */
export async function countedUnits(db: Db, projectId: string, control: Control): Promise<CountedUnit[]> {
  const of = { projectId, controlId: control.id };
  const isRatings = isAnswerControl(control) && !isAboutRegions(control);
  const rows = isRatings ? await listPatterns(db, of) : await listUnits(db, of);
  return rows.map((row) => ({ ...row, unit: row.unit as Unit }));
}

export const agreementFigures: Procedure<Input, never, Figures> = async (
  db,
  { projectId, schema, controls },
) => {
  const figures: Figures = { controls: [], questions: [], outliers: [], outdated: false };
  for (const control of controls) {
    const units = await countedUnits(db, projectId, control);
    const isOutdated = outdatedIn(control);
    figures.outdated ||= units.some(({ unit }) => isOutdated(unit));
    const seed = seedFrom(`${projectId}/${control.id}`);
    if (isAboutRegions(control))
      for (const { id: region } of askedAbout(schema, control.id))
        figures.questions.push(summarizeQuestion({ question: control, region }, units, { seed }));
    else {
      const agreement = summarize(control, units, { seed });
      figures.controls.push(agreement);
      const outlier = outlierOf(units, agreement.headline.id);
      if (outlier) figures.outliers.push({ control: control.id, ...outlier });
    }
  }
  return figures;
};
