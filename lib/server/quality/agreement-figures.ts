/** The agreement on each control, from what every task with two answers adds to it; runs in the computing thread. */
import { listUnits } from "@/db/queries/agreement";
import { summarize, type Unit } from "@/lib/agreement/agreement";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { seedFrom } from "@/lib/core/random";
import type { Control } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";

type Input = { projectId: string; controls: Control[] };

export const agreementFigures: Procedure<Input, never, ControlAgreement[]> = async (
  db,
  { projectId, controls },
) => {
  const figures: ControlAgreement[] = [];
  for (const control of controls) {
    const rows = await listUnits(db, { projectId, controlId: control.id });
    const units = rows.map((row) => ({ unit: row.unit as Unit }));
    figures.push(summarize(control, units, { seed: seedFrom(`${projectId}/${control.id}`) }));
  }
  return figures;
};
