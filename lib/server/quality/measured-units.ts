/** From what the figures of a control are computed: units one by one, distinct units with counts, or sums over units. */

import type { Db } from "@/db/client/database";
import { listUnits } from "@/db/queries/agreement";
import { listPatterns } from "@/db/queries/agreement-patterns";
import { countUnits, listSums } from "@/db/queries/agreement-sums";
import {
  type CountedUnit,
  isAboutRegions,
  outdatedIn,
  outdatedVersion,
  type QuestionAgreement,
  summarize,
  summarizeQuestion,
  summarizeQuestionSums,
  summarizeSums,
  type Unit,
} from "@/lib/agreement/agreement";
import type { ControlAgreement, SummaryOptions } from "@/lib/agreement/control-agreement";
import { type LikenessSums, likenessSums } from "@/lib/agreement/likeness-sums";
import type { Parts } from "@/lib/agreement/summed";
import { likenessIn, summedUnits } from "@/lib/agreement/unit-parts";
import { type Control, isAnswerControl } from "@/lib/labels/schema";

/** Up to here units are read in a moment, and intervals are over tasks instead of shards of them. */
export const FEW_UNITS = 2_000;

export type MeasuredUnits = {
  /** Some units were stored by an earlier version and lack figures. */
  isOutdated: boolean;
  agreement: (options: SummaryOptions) => Promise<ControlAgreement>;
  /** Of a question about regions, on those of one control. */
  question: (
    about: Parameters<typeof summarizeQuestion>[0],
    options: SummaryOptions,
  ) => Promise<QuestionAgreement>;
  /** @param measure see `pairLikeness` */
  likeness: (measure: string) => LikenessSums;
};

function fromUnits(control: Control, units: readonly CountedUnit[]): MeasuredUnits {
  const isOutdated = outdatedIn(control);
  return {
    isOutdated: units.some(({ unit }) => isOutdated(unit)),
    agreement: async (options) => summarize(control, units, options),
    question: async (about, options) => summarizeQuestion(about, units, options),
    likeness: (measure) => likenessSums(units, measure),
  };
}

const unitsOf = (rows: readonly { unit: unknown; tasks?: number }[]): CountedUnit[] =>
  rows.map((row) => ({ ...row, unit: row.unit as Unit }));

/** Null while some units are of a version that is not added up, or values are of no closed list. */
async function sumsOf(db: Db, of: { projectId: string; controlId: string }, units: number) {
  const parts = await listSums(db, of);
  const summed = summedUnits(parts).reduce((sum, one) => sum + one.units, 0);
  return summed === units ? parts : null;
}

function fromSums(control: Control, parts: Parts, everyUnit: () => Promise<CountedUnit[]>): MeasuredUnits {
  const isOutdated = outdatedVersion(control);
  return {
    isOutdated: summedUnits(parts).some(({ version }) => isOutdated(version)),
    agreement: async (options) =>
      summarizeSums(control, parts, options) ?? summarize(control, await everyUnit(), options),
    question: async (about, options) =>
      summarizeQuestionSums(about, parts, options) ?? summarizeQuestion(about, await everyUnit(), options),
    likeness: (measure) => likenessIn(parts, measure),
  };
}

/** @param few up to how many units are read one by one where there are sums of them, too */
export async function measuredUnits(
  db: Db,
  projectId: string,
  control: Control,
  few = FEW_UNITS,
): Promise<MeasuredUnits> {
  const of = { projectId, controlId: control.id };
  if (isAnswerControl(control) && !isAboutRegions(control))
    return fromUnits(control, unitsOf(await listPatterns(db, of)));
  const everyUnit = async () => unitsOf(await listUnits(db, of));
  const count = await countUnits(db, of);
  const parts = count > few ? await sumsOf(db, of, count) : null;
  return parts ? fromSums(control, parts, everyUnit) : fromUnits(control, await everyUnit());
}
