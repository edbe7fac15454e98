/**
 * Agreement on chains of mentions, pair by pair of annotators: MUC, B³, CEAF-e and their mean. Mentions are the same where the
 * agreement on spans matches them (`same-regions.ts`). Over tasks a pair's sums are added, as the reference scorer adds those of
 * documents; over pairs the values are averaged, each weighted by what there was to find, so that the order of annotators
 * does not matter.
 */

import { chainsOf } from "@/lib/annotation/chains";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Control, RelationControl } from "@/lib/labels/schema";
import { bootstrapIntervals, type Interval } from "./bootstrap";
import { addSums, type ChainSums, type Chains, chainF1, NO_SUMS } from "./chains";
import type { ControlAgreement, ControlMeasure, MeasureResult, SummaryOptions } from "./control-agreement";
import { balanceOf, notesOf } from "./label-tables";
import { plainResult } from "./measure-results";
import type { Measured } from "./measured";
import { conllScore } from "./measures/conll-score";
import { sameRegions } from "./same-regions";
import { type Answer, type ChainsUnit, meanOverPairs, type Unit } from "./unit";

const MEASURES = conllScore.of;

/** Both sides' chains under the names of the first one's mentions; those of the second one without a twin have their own. */
function namedAlike(
  control: RelationControl,
  a: AnnotationDocument,
  b: AnnotationDocument,
  controls: readonly Control[],
): [Chains, Chains] {
  const twins = new Map([...sameRegions(controls, a, b)].map(([mine, theirs]) => [theirs, mine]));
  const nameOf = (id: string) => {
    const twin = twins.get(id);
    return twin === undefined ? `b ${id}` : `a ${twin}`;
  };
  return [
    chainsOf(control, a).map((chain) => chain.map(({ id }) => `a ${id}`)),
    chainsOf(control, b).map((chain) => chain.map(({ id }) => nameOf(id))),
  ];
}

type Sums = Readonly<Record<string, ChainSums>>;

function meanOf(values: readonly Measured[]): Measured {
  const missing = values.find(({ value }) => value === null);
  if (missing) return missing;
  return { value: values.reduce((sum, { value }) => sum + (value as number), 0) / values.length };
}

const scoreOf = (sums: Sums): Measured => meanOf(MEASURES.map(({ id }) => chainF1(sums[id] ?? NO_SUMS)));

/** Raters who made no chain found none, which is an answer. */
function chainsUnit(
  control: RelationControl,
  answers: readonly Answer[],
  controls: readonly Control[],
): ChainsUnit | null {
  if (answers.length === 0) return null;
  const pairs: ChainsUnit["pairs"] = [];
  const disagreement = meanOverPairs(answers, (a, b) => {
    const [first, second] = namedAlike(control, a.document, b.document, controls);
    const sums = Object.fromEntries(MEASURES.map((measure) => [measure.id, measure.sums(first, second)]));
    pairs.push({ a: a.rater, b: b.rater, sums });
    // Two who both made no chain agree.
    return Math.min(Math.max(1 - (scoreOf(sums).value ?? 1), 0), 1);
  });
  return {
    kind: "chains",
    found: answers.map(({ rater, document }) => [rater, chainsOf(control, document).length]),
    pairs,
    disagreement,
  };
}

/** Tasks whose sums are equal; `pairs` are places in the list of all pairs. */
type Pattern = { units: number; pairs: { at: number; sums: Sums }[] };

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function patternsOf(units: readonly ChainsUnit[]) {
  const keyOf = ({ a, b }: { a: string; b: string }) => JSON.stringify([a, b]);
  const keys = [...new Set(units.flatMap(({ pairs }) => pairs.map(keyOf)))].sort(compareText);
  const place = new Map(keys.map((key, i) => [key, i]));
  const patterns = new Map<string, Pattern>();
  for (const { pairs } of units) {
    const own = pairs.map((pair) => ({ at: place.get(keyOf(pair)) as number, sums: pair.sums }));
    const key = JSON.stringify(own.map(({ at, sums }) => [at, MEASURES.map(({ id }) => sums[id])]));
    const known = patterns.get(key);
    if (known) known.units++;
    else patterns.set(key, { units: 1, pairs: own });
  }
  // In a fixed order, so that sums of fractions do not depend on that of the tasks.
  const sorted = [...patterns].sort(([a], [b]) => compareText(a, b)).map(([, pattern]) => pattern);
  return { pairs: keys.map((key) => JSON.parse(key) as [string, string]), patterns: sorted };
}

type Tally = ReturnType<typeof patternsOf>;

/** Per measure, the sums of every pair over tasks. */
function sumsByPair({ pairs, patterns }: Tally, units: ArrayLike<number>): ChainSums[][] {
  return MEASURES.map(({ id }) => {
    const sums = pairs.map(() => NO_SUMS);
    patterns.forEach((pattern, i) => {
      const times = units[i] as number;
      if (times === 0) return;
      for (const { at, sums: own } of pattern.pairs)
        sums[at] = addSums(sums[at] as ChainSums, own[id] ?? NO_SUMS, times);
    });
    return sums;
  });
}

/** The mean of pairs, each weighted by what both sides have to find. */
function pooled(sums: readonly ChainSums[]): Measured {
  let [value, weight] = [0, 0];
  for (const pair of sums) {
    const own = pair[1] + pair[3];
    value += own * (chainF1(pair).value ?? 0);
    weight += own;
  }
  return weight === 0 ? { value: null, reason: "nothing-to-compare" } : { value: value / weight };
}

function summarizeChains(
  control: RelationControl,
  all: Iterable<{ unit: Unit }>,
  options: SummaryOptions,
): ControlAgreement {
  const answered = [...all].flatMap(({ unit }) => (unit.kind === "chains" ? [unit] : []));
  const compared = answered.filter(({ pairs }) => pairs.length > 0);
  const tally = patternsOf(compared);
  const units = tally.patterns.map((pattern) => pattern.units);
  const valuesOf = (drawn: ArrayLike<number>): Measured[] => {
    const values = sumsByPair(tally, drawn).map(pooled);
    return [meanOf(values), ...values];
  };
  const steps = tally.patterns.reduce((sum, { pairs }) => sum + pairs.length, tally.pairs.length);
  const intervals = bootstrapIntervals(
    units,
    (drawn) => valuesOf(drawn).map(({ value }) => value),
    4 * MEASURES.length * steps,
    options,
  );
  const basis = {
    units: compared.length,
    pairs: compared.reduce((sum, { pairs }) => sum + pairs.length, 0),
  };
  const resultOf = (id: string, measured: Measured, interval: Interval | null): MeasureResult => ({
    ...plainResult(id, basis.units === 0 ? { value: null, reason: "no-pairs" } : measured, basis),
    interval: measured.value === null ? null : interval,
  });
  const [score, ...others] = valuesOf(units);
  const own = sumsByPair(tally, units);
  const [label] = control.labels;
  const made = answered.flatMap(({ found }) => found.map(([, chains]) => chains));
  const count = made.reduce((sum, chains) => sum + chains, 0);
  return {
    control: control.id,
    kind: control.kind,
    headline: resultOf(conllScore.id, score as Measured, intervals[0] ?? null),
    measures: MEASURES.map(({ id }, i) => resultOf(id, others[i] as Measured, intervals[i + 1] ?? null)),
    byLabel: control.labels.map(({ id }) => ({
      label: id,
      ...(id === label?.id && score ? score : { value: null, reason: "nothing-to-compare" as const }),
      n: id === label?.id ? count : 0,
    })),
    pairMeasure: conllScore.id,
    byPair: tally.pairs.map(([a, b], at) => ({
      a,
      b,
      ...meanOf(own.map((sums) => chainF1(sums[at] as ChainSums))),
      n: compared.filter(({ pairs }) => pairs.some((pair) => pair.a === a && pair.b === b)).length,
    })),
    confusion: [],
    balance: balanceOf(
      control.labels.map(({ id }) => id),
      new Map(label ? [[label.id, count]] : []),
    ),
    units: basis.units,
    answered: answered.length,
    raters: [...new Set(answered.flatMap(({ found }) => found.map(([rater]) => rater)))].sort(compareText),
    notes: notesOf({ alpha: null, percent: null }, { units: basis.units, unknown: false }),
  };
}

/** See the head of this file. */
export const chainAgreement = (control: RelationControl): ControlMeasure => ({
  unitOf: (answers, controls) => chainsUnit(control, answers, controls),
  summarize: (units, options) => summarizeChains(control, units, options),
});
