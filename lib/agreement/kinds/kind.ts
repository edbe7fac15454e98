/** The contract of a kind of control that agreement is measured on. One file per kind; `index.ts` registers them. */
import type { ControlKind, ControlOf } from "@/lib/labels/schema";
import type { ControlAgreement, SummaryOptions } from "../control-agreement";
import type { Answer, Unit } from "../unit";

/** How one kind of control is measured. */
export type AgreementKind<K extends ControlKind> = {
  kind: K;
  /** The unit of answers in rater order; null when nobody answered this control. */
  unitOf: (control: ControlOf<K>, answers: readonly Answer[]) => Unit | null;
  /** Any order of units gives the same result. */
  summarize: (
    control: ControlOf<K>,
    units: Iterable<{ unit: Unit }>,
    options: SummaryOptions,
  ) => ControlAgreement;
};
