/** What measuring the agreement on a control takes: the units of its tasks, and the figures over them. */
import type { ControlAgreement, SummaryOptions } from "./control-agreement";
import type { Answer, Unit } from "./unit";

export type ControlMeasure = {
  /** The unit of answers in rater order; null when nobody answered the control. */
  unitOf: (answers: readonly Answer[]) => Unit | null;
  /** Any order of units gives the same result. */
  summarize: (units: Iterable<{ unit: Unit }>, options: SummaryOptions) => ControlAgreement;
};
