/**
 * Agreement on a control in two steps, so that figures can be kept per task: `unitOf` sums a task up whenever one of its
 * answers changes, `summarize` makes the page from the stored units. Replacing a unit and summarizing again gives the
 * same as computing everything anew.
 */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { type AnswerControl, type Control, hasLabels, isAnswerControl } from "@/lib/labels/schema";
import type { ControlAgreement, SummaryOptions, TaskFacts } from "./control-agreement";
import { controlMeasure } from "./control-measure";
import { plainResult } from "./measure-results";
import { partsAbout, unmatchedIn } from "./question-sums";
import type { Parts } from "./summed";
import { type Answer, byRater, type CountedUnit, type Unit } from "./unit";

export type { AgreementNote, ControlAgreement, MeasureResult, SummaryOptions } from "./control-agreement";
export type { Answer, CountedUnit, Unit } from "./unit";

/** A question about regions on the regions of one control; `pairs` are regions that two raters both answered about. */
export type QuestionAgreement = ControlAgreement & {
  region: string;
  /** Answers that were left out: no other rater has the region, or has answered about it. */
  unmatched: number;
};

export const isAboutRegions = (control: Control): control is AnswerControl =>
  isAnswerControl(control) && control.per === "region";

/** Whether a measure exists for this control. */
export const isMeasured = (control: Control): boolean => controlMeasure(control) !== undefined;

/** Tells of a control's units whether they lack figures that are kept now: such have to be made again from the answers. */
export function outdatedIn(control: Control): (unit: Unit) => boolean {
  const isOutdated = outdatedVersion(control);
  return (unit) => isOutdated(("version" in unit && unit.version) || 1);
}

/** The same of the version of units. */
export function outdatedVersion(control: Control): (version: number) => boolean {
  const current = controlMeasure(control)?.version ?? 1;
  return (version) => version < current;
}

/**
 * One task's contribution to the agreement on a control, as plain JSON.
 * @param controls all of the schema: relations are compared by the regions at their ends
 * @param task without its facts, spans are taken for those of a text that ends with the last of them
 * @param answers submitted documents (not skipped or draft ones), each rater once, in any order
 * @returns null when the control is not measured or no rater answered it
 * @throws AppError `internal` when a rater appears twice: the caller must pass one revision per rater
 */
export function unitOf(
  control: Control,
  answers: readonly Answer[],
  controls: readonly Control[] = [control],
  task: TaskFacts = {},
): Unit | null {
  if (new Set(answers.map(({ rater }) => rater)).size < answers.length)
    throw new AppError("internal", say("server.raterTwice"));
  return controlMeasure(control)?.unitOf(byRater(answers), controls, task) ?? null;
}

/**
 * All figures about a control. Units in any order give the same result, and so does the same seed.
 * @returns for a control that is not measured, an empty result with the note `not-measured`
 */
export function summarize(
  control: Control,
  units: Iterable<CountedUnit>,
  options: SummaryOptions,
): ControlAgreement {
  const measure = controlMeasure(control);
  if (measure) return measure.summarize(units, options);
  return {
    control: control.id,
    kind: control.kind,
    headline: plainResult("none", { value: null, reason: "not-measured" }, { units: 0, pairs: 0 }),
    measures: [],
    byLabel: [],
    pairMeasure: "none",
    byPair: [],
    confusion: [],
    balance: hasLabels(control) ? control.labels.map(({ id }) => ({ label: id, count: 0, share: 0 })) : [],
    units: 0,
    answered: 0,
    raters: [],
    notes: ["not-measured"],
  };
}

/** All figures about a control from the sums of its units. @returns null where only the units tell */
export const summarizeSums = (
  control: Control,
  parts: Parts,
  options: SummaryOptions,
): ControlAgreement | null => controlMeasure(control)?.summarizeSums?.(parts, options) ?? null;

/** As `summarizeQuestion`, from the sums of the units. @returns null where only the units tell */
export function summarizeQuestionSums(
  { question, region }: { question: AnswerControl; region: string },
  parts: Parts,
  options: SummaryOptions,
): QuestionAgreement | null {
  const own = partsAbout(parts, region);
  const figures = summarizeSums(question, own, options);
  return figures && { ...figures, region, unmatched: unmatchedIn(own) };
}

/** The figures of a question about regions on the regions of one control alone. */
export function summarizeQuestion(
  { question, region }: { question: AnswerControl; region: string },
  units: Iterable<{ unit: Unit }>,
  options: SummaryOptions,
): QuestionAgreement {
  const own: { unit: Unit }[] = [];
  let unmatched = 0;
  for (const { unit } of units) {
    if (unit.kind !== "matched") continue;
    const regions = unit.regions.filter(({ control }) => control === region);
    if (regions.length === 0) continue;
    own.push({ unit: { ...unit, regions } });
    for (const { alone } of regions) unmatched += alone;
  }
  return { ...summarize(question, own, options), region, unmatched };
}
