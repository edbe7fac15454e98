/** The agreement on each control, from what every task with two answers adds to it; runs in the computing thread. */
import { isAboutRegions, type QuestionAgreement } from "@/lib/agreement/agreement";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { type Outlier, outlierOf } from "@/lib/agreement/outlier";
import { askedAbout } from "@/lib/annotation/missing-answers";
import { seedFrom } from "@/lib/core/random";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";
import { measuredUnits } from "./measured-units";

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

export const agreementFigures: Procedure<Input, never, Figures> = async (
  db,
  { projectId, schema, controls },
) => {
  const figures: Figures = { controls: [], questions: [], outliers: [], outdated: false };
  for (const control of controls) {
    const units = await measuredUnits(db, projectId, control);
    figures.outdated ||= units.isOutdated;
    const seed = seedFrom(`${projectId}/${control.id}`);
    if (isAboutRegions(control))
      for (const { id: region } of askedAbout(schema, control.id))
        figures.questions.push(await units.question({ question: control, region }, { seed }));
    else {
      const agreement = await units.agreement({ seed });
      figures.controls.push(agreement);
      const outlier = outlierOf(units.likeness(agreement.headline.id));
      if (outlier) figures.outliers.push({ control: control.id, ...outlier });
    }
  }
  return figures;
};
