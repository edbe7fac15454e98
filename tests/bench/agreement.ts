/**
 * Speed of agreement and splits on one core, each figure beside a floor measured in the same run on the same data: what
 * the machine needs for the unavoidable part alone.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { summarize, type Unit } from "@/lib/agreement/agreement";
import { bootstrapIntervals } from "@/lib/agreement/bootstrap";
import { coincidenceBuilder, coincidenceOf, contributionsOf } from "@/lib/agreement/coincidence";
import { nominal } from "@/lib/agreement/distances";
import { krippendorffAlpha } from "@/lib/agreement/krippendorff-alpha";
import { type Pattern, patternsOf } from "@/lib/agreement/patterns";
import { locate } from "@/lib/agreement/region-unit";
import { compareShapes } from "@/lib/agreement/shape-agreement";
import type { Region } from "@/lib/annotation/document";
import { type Random, seededRandom } from "@/lib/core/random";
import { boxExtent, boxIou } from "@/lib/kinds/regions/box/iou";
import type { Control } from "@/lib/labels/schema";
import { type ExactGroup, exactSplit } from "@/lib/split/exact-split";
import { planSplit } from "@/lib/split/plan-split";
import { ALGORITHM_VERSION, splitsBy } from "@/lib/split/split-of";

/** A figure in `unit`, and the floor of the same run in the same unit. */
export type BenchRecord = { name: string; value: number; unit: string; floorName: string; floor: number };

const UNITS = 1_000_000;
const RATERS = 3;
const CATEGORIES = 5;
const BOX_PAIRS = 30_000;
const BOXES = 20;
const ROUNDS = 3;

/** Keeps results alive, so that no loop is optimised away. */
let sink = 0;

/** The best of three runs, in seconds: the first ones warm the compiler up. */
function seconds(run: () => number, rounds = ROUNDS): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    sink += run();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

/** Ratings that equal the truth four times out of five. */
function makeRatings(random: Random): Int8Array {
  const ratings = new Int8Array(UNITS * RATERS);
  for (let unit = 0; unit < UNITS; unit++) {
    const truth = Math.floor(random() * CATEGORIES);
    for (let rater = 0; rater < RATERS; rater++)
      ratings[unit * RATERS + rater] = random() < 0.8 ? truth : Math.floor(random() * CATEGORIES);
  }
  return ratings;
}

function boxesOf(prefix: string, at: readonly number[], shift: Random): Region[] {
  return at.map((base, i) => ({
    id: `${prefix}${i}`,
    control: "box",
    labels: [shift() < 0.9 ? "cat" : "dog"],
    shape: {
      kind: "box",
      x: (base % 1000) + shift() * 10,
      y: Math.floor(base / 1000) + shift() * 10,
      width: 60 + shift() * 40,
      height: 60 + shift() * 40,
      rotation: 0,
    },
  }));
}

function makeBoxPairs(random: Random) {
  return Array.from({ length: BOX_PAIRS }, () => {
    const at = Array.from({ length: BOXES }, () => Math.floor(random() * 1_000_000));
    return [boxesOf("a", at, random), boxesOf("b", at, random)] as const;
  });
}

function* alphaRecords(ratings: Int8Array): Generator<BenchRecord> {
  let patterns: Pattern[] = [];
  const alpha = seconds(() => {
    patterns = patternsOf(ratings, RATERS, CATEGORIES);
    const matrix = coincidenceOf(contributionsOf(patterns), CATEGORIES);
    return krippendorffAlpha(matrix, nominal).value ?? 0;
  });
  const pass = seconds(() => {
    let sum = 0;
    for (let i = 0; i < ratings.length; i++) sum += ratings[i] as number;
    return sum;
  });
  yield {
    name: "alpha nominal, 1M × 3 ratings",
    value: alpha,
    unit: "s",
    floorName: "sum of the same array",
    floor: pass,
  };
  const contributions = contributionsOf(patterns);
  const units = contributions.map((item) => item.units);
  const build = coincidenceBuilder(contributions, CATEGORIES);
  const bootstrap = seconds(
    () =>
      bootstrapIntervals(units, (drawn) => [krippendorffAlpha(build(drawn), nominal).value], 100, { seed: 1 })
        .length,
  );
  const evaluate = seconds(() => {
    let sum = 0;
    for (let i = 0; i < 1000; i++) sum += krippendorffAlpha(build(units), nominal).value ?? 0;
    return sum;
  });
  yield {
    name: "bootstrap of alpha, 1,000 replicates of 1M units",
    value: bootstrap,
    unit: "s",
    floorName: "1,000 evaluations without resampling",
    floor: evaluate,
  };
}

function summaryRecord(ratings: Int8Array): BenchRecord {
  const control: Control = {
    id: "c",
    name: "c",
    kind: "choice",
    labels: Array.from({ length: CATEGORIES }, (_, i) => ({ id: `label-${i}`, name: `${i}` })),
  };
  const units: { unit: Unit }[] = [];
  for (let i = 0; i < ratings.length; i += RATERS)
    units.push({
      unit: {
        kind: "ratings",
        ratings: Array.from({ length: RATERS }, (_, r): [string, string] => [
          `rater-${r}`,
          `label-${ratings[i + r]}`,
        ]),
        disagreement: 0,
      },
    });
  const whole = seconds(() => summarize(control, units, { seed: 1 }).units);
  const walk = seconds(() => {
    let sum = 0;
    for (const { unit } of units)
      if (unit.kind === "ratings")
        for (const [rater, value] of unit.ratings) sum += rater.length + value.length;
    return sum;
  });
  return {
    name: "summary of a choice from 1M stored units",
    value: whole,
    unit: "s",
    floorName: "reading every rating once",
    floor: walk,
  };
}

function boxRecord(pairs: ReturnType<typeof makeBoxPairs>): BenchRecord {
  const matched = seconds(() => {
    let sum = 0;
    for (const [a, b] of pairs)
      sum += compareShapes(locate("box", a, boxExtent), locate("box", b, boxExtent), boxIou).matched.length;
    return sum;
  });
  const every = seconds(() => {
    let sum = 0;
    for (const [a, b] of pairs)
      for (const { shape } of a)
        for (const { shape: other } of b)
          if (shape.kind === "box" && other.kind === "box") sum += boxIou(shape, other);
    return sum;
  });
  return {
    name: "30k pairs of 20 boxes matched",
    value: matched,
    unit: "s",
    floorName: "IoU of every pair of boxes, no matching",
    floor: every,
  };
}

function* splitRecords(): Generator<BenchRecord> {
  const ratios = { train: 0.7, validation: 0.2, test: 0.1 };
  const encoder = new TextEncoder();
  const keys = Array.from({ length: UNITS }, (_, i) => `content:${i.toString(16).padStart(64, "0")}`);
  const hashes = seconds(() => {
    let sum = 0;
    for (const key of keys) sum += sha256(encoder.encode(key))[0] as number;
    return sum;
  }, 1);
  const floor = { floorName: "SHA-256 of 1M keys", floor: hashes };
  const split = seconds(() => {
    let train = 0;
    const splitOf = splitsBy("seed", ALGORITHM_VERSION, ratios);
    for (const key of keys) if (splitOf(key) === "train") train++;
    return train;
  }, 1);
  yield { name: "stable hash of 1M groups", value: split, unit: "s", ...floor };
  const tasks = keys.map((key, i) => ({ id: `${i}`, contentHash: key, labels: [`label-${i % 10}`] }));
  const plan = seconds(() => {
    const result = planSplit(tasks, { seed: "seed", ratios, method: "hash" });
    return result.ok ? result.value.counts.train : 0;
  }, 1);
  yield { name: "planSplit of 1M tasks, grouped and counted", value: plan, unit: "s", ...floor };
  // One group in ten has up to fifty tasks.
  const groups = keys.map(
    (key, i): ExactGroup => ({ key, tasks: i % 10 === 0 ? 1 + (i % 50) : 1, released: null }),
  );
  const exact = seconds(() => exactSplit(groups, "seed", ratios).length, 1);
  yield { name: "exact split of 1M groups", value: exact, unit: "s", ...floor };
  const exactPlan = seconds(() => {
    const result = planSplit(tasks, { seed: "seed", ratios, method: "exact" });
    return result.ok ? result.value.counts.train : 0;
  }, 1);
  yield { name: "exact planSplit of 1M tasks", value: exactPlan, unit: "s", ...floor };
}

/** Yields each figure as soon as it is measured. */
export async function* benchAgreement(): AsyncGenerator<BenchRecord> {
  const ratings = makeRatings(seededRandom(1));
  yield* alphaRecords(ratings);
  yield summaryRecord(ratings);
  yield boxRecord(makeBoxPairs(seededRandom(2)));
  yield* splitRecords();
  if (Number.isNaN(sink)) throw new Error("a measured loop computed nothing");
}
