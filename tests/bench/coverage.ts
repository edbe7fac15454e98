/**
 * How often the 95 % intervals of agreement hold the true value, by simulation: many projects are drawn from a known process,
 * each with its bootstrap over tasks, and the value of a very large project drawn from the same process stands for the truth.
 * Everything is seeded: the table in docs/quality-measures.md is what this prints.
 */
import { bootstrapIntervals, type Interval } from "@/lib/agreement/bootstrap";
import { coincidenceBuilder, contributionsOf } from "@/lib/agreement/coincidence";
import { type Distance, interval, nominal, ordinal } from "@/lib/agreement/distances";
import { krippendorffAlpha } from "@/lib/agreement/krippendorff-alpha";
import { percentAgreement } from "@/lib/agreement/measures/percent";
import { patternsOf } from "@/lib/agreement/patterns";
import { type Ratio, ratioInterval } from "@/lib/agreement/ratio-interval";
import { type Random, seededRandom } from "@/lib/core/random";

/** `floor` is the nominal coverage; the percentages of intervals below and above the truth tell on which side they miss. */
type CoverageRecord = {
  name: string;
  units: number;
  value: number;
  unit: "%";
  tooLow: number;
  tooHigh: number;
  width: number;
  truth: number;
  undefinedRuns: number;
  floorName: string;
  floor: number;
};

const SIZES = [30, 100, 300];
const RUNS = 1000;
const REPLICATES = 500;
const TRUTH_UNITS = 400_000;
const RATERS = 3;

/** What a project of so many tasks gives: the value and its interval. */
type Estimate = { value: number | null; interval: Interval | null };
type Scenario = {
  name: string;
  truth: (random: Random) => number;
  estimate: (units: number, seed: number) => Estimate;
};

/** Three annotators who see the category of a task with an accuracy, and else answer by the shares. */
function categoryRatings(
  units: number,
  shares: readonly number[],
  accuracy: number,
  random: Random,
): Int8Array {
  const draw = () => {
    let left = random();
    for (let k = 0; k < shares.length - 1; k++) {
      left -= shares[k] as number;
      if (left < 0) return k;
    }
    return shares.length - 1;
  };
  const ratings = new Int8Array(units * RATERS);
  for (let unit = 0; unit < units; unit++) {
    const truth = draw();
    for (let rater = 0; rater < RATERS; rater++)
      ratings[unit * RATERS + rater] = random() < accuracy ? truth : draw();
  }
  return ratings;
}

/** A rating from 0 to 4 around that of the task. */
function orderedRatings(units: number, random: Random): Int8Array {
  const ratings = new Int8Array(units * RATERS);
  for (let unit = 0; unit < units; unit++) {
    const middle = random() * 5 - 0.5;
    for (let rater = 0; rater < RATERS; rater++)
      ratings[unit * RATERS + rater] = Math.min(
        4,
        Math.max(0, Math.round(middle + (random() + random() - 1) * 2)),
      );
  }
  return ratings;
}

type Figure = (build: ReturnType<ReturnType<typeof coincidenceBuilder>>) => number | null;

function ofRatings(
  name: string,
  size: number,
  make: (units: number, random: Random) => Int8Array,
  figure: Figure,
): Scenario {
  const estimate = (units: number, seed: number, replicates = REPLICATES): Estimate => {
    const contributions = contributionsOf(patternsOf(make(units, seededRandom(seed)), RATERS, size));
    const build = coincidenceBuilder(contributions, size);
    const counts = contributions.map((item) => item.units);
    const value = figure(build(counts));
    const [found = null] =
      replicates === 0
        ? []
        : bootstrapIntervals(counts, (drawn) => [figure(build(drawn))], counts.length * size, {
            seed,
            replicates,
          });
    return { value, interval: found };
  };
  return { name, estimate, truth: () => estimate(TRUTH_UNITS, 987_654, 0).value ?? Number.NaN };
}

/** Found objects of two annotators in a task: each of up to six is found by either with a chance of its task. */
function foundIn(random: Random): Ratio {
  const objects = Math.floor(random() * 7);
  const chance = 0.6 + 0.4 * random();
  let [both, all] = [0, 0];
  for (let object = 0; object < objects; object++) {
    const [a, b] = [random() < chance, random() < chance];
    all += Number(a) + Number(b);
    if (a && b) both += 2;
  }
  return [both, all];
}

const shareOf = (ratios: readonly Ratio[]): number | null => {
  let [x, y] = [0, 0];
  for (const ratio of ratios) {
    x += ratio[0];
    y += ratio[1];
  }
  return y === 0 ? null : x / y;
};

const f1: Scenario = {
  name: "F1",
  truth: (random) => shareOf(Array.from({ length: TRUTH_UNITS }, () => foundIn(random))) ?? Number.NaN,
  estimate: (units, seed) => {
    const random = seededRandom(seed);
    const ratios = Array.from({ length: units }, () => foundIn(random));
    return { value: shareOf(ratios), interval: ratioInterval(ratios, { seed, replicates: REPLICATES }) };
  },
};

const even = [0.4, 0.3, 0.2, 0.1];
const skewed = [0.95, 0.05];
const alphaOf =
  (distance: Distance): Figure =>
  (matrix) =>
    krippendorffAlpha(matrix, distance).value;

const SCENARIOS: Scenario[] = [
  ofRatings("alpha nominal, 4 labels", 4, (n, r) => categoryRatings(n, even, 0.8, r), alphaOf(nominal)),
  ofRatings(
    "alpha nominal, one label of 95 %",
    2,
    (n, r) => categoryRatings(n, skewed, 0.8, r),
    alphaOf(nominal),
  ),
  ofRatings("alpha ordinal, 5 steps", 5, orderedRatings, alphaOf(ordinal)),
  ofRatings("alpha interval, 5 steps", 5, orderedRatings, alphaOf(interval([0, 1, 2, 3, 4]))),
  ofRatings(
    "percent, 4 labels",
    4,
    (n, r) => categoryRatings(n, even, 0.8, r),
    (matrix) => percentAgreement(matrix).value,
  ),
  f1,
];

function coverageOf({ name, estimate }: Scenario, units: number, truth: number): CoverageRecord {
  let [held, below, above, width, none] = [0, 0, 0, 0, 0];
  for (let run = 0; run < RUNS; run++) {
    const { interval: found } = estimate(units, 1 + run * 7919 + units);
    if (!found) {
      none++;
      continue;
    }
    width += found[1] - found[0];
    if (found[1] < truth) below++;
    else if (found[0] > truth) above++;
    else held++;
  }
  const told = RUNS - none;
  const percent = (count: number) => Math.round((1000 * count) / Math.max(told, 1)) / 10;
  return {
    name,
    units,
    value: percent(held),
    unit: "%",
    tooLow: percent(below),
    tooHigh: percent(above),
    width: Math.round((1000 * width) / Math.max(told, 1)) / 1000,
    truth: Math.round(1000 * truth) / 1000,
    undefinedRuns: none,
    floorName: "nominal coverage",
    floor: 95,
  };
}

/** Yields each figure as soon as it is computed. */
export async function* benchCoverage(): AsyncGenerator<CoverageRecord> {
  for (const scenario of SCENARIOS) {
    const truth = scenario.truth(seededRandom(123));
    for (const units of SIZES) yield coverageOf(scenario, units, truth);
  }
}
