/** The main figure of a control with its basis: a release lists it as the agreement behind its labels. */
import type { Control, ControlKind } from "@/lib/labels/schema";
import type { Interval } from "./bootstrap";
import type { AgreementNote, ControlAgreement } from "./control-agreement";
import type { UndefinedReason } from "./measured";

/** Plain JSON; names no annotator. */
export type Headline = {
  control: string;
  name: string;
  kind: ControlKind;
  /** Such as `alpha-nominal`; `none` where the kind has no measure. */
  measure: string;
  /** Without unit, 1 is full agreement; null with a `reason`. */
  value: number | null;
  reason: UndefinedReason | null;
  /** 95 % bootstrap limits over tasks; null where none is computed or defined. */
  interval: Interval | null;
  /** Tasks that at least two raters answered, and pairs of answers that were compared. */
  units: number;
  pairs: number;
  /** How many raters answered. */
  people: number;
  notes: AgreementNote[];
};

export function headlineOf({ name }: Pick<Control, "name">, figures: ControlAgreement): Headline {
  const { control, kind, headline, raters, notes } = figures;
  const { id: measure, value, reason = null, interval, units, pairs } = headline;
  return {
    control,
    name,
    kind,
    measure,
    value,
    reason,
    interval,
    units,
    pairs,
    people: raters.length,
    notes,
  };
}
