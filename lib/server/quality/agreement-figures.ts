/** The agreement on each control, from what every task with two answers adds to it; runs in the computing thread. */
import { listUnits } from "@/db/queries/agreement";
import {
  isAboutRegions,
  type QuestionAgreement,
  summarize,
  summarizeQuestion,
  type Unit,
} from "@/lib/agreement/agreement";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { askedAbout } from "@/lib/annotation/missing-answers";
import { seedFrom } from "@/lib/core/random";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";

type Input = { projectId: string; schema: LabelSchema; controls: Control[] };
/** Those of questions about regions stand apart, one for each control whose regions they are asked about. */
export type Figures = { controls: ControlAgreement[]; questions: QuestionAgreement[] };

export const agreementFigures: Procedure<Input, never, Figures> = async (
  db,
  { projectId, schema, controls },
) => {
  const figures: Figures = { controls: [], questions: [] };
  for (const control of controls) {
    const rows = await listUnits(db, { projectId, controlId: control.id });
    const units = rows.map((row) => ({ unit: row.unit as Unit }));
    const seed = seedFrom(`${projectId}/${control.id}`);
    if (isAboutRegions(control))
      for (const { id: region } of askedAbout(schema, control.id))
        figures.questions.push(summarizeQuestion({ question: control, region }, units, { seed }));
    else figures.controls.push(summarize(control, units, { seed }));
  }
  return figures;
};
