/**
 * Methods of consensus on real crowd labels with known truth (yuan-li/truth-inference-at-scale). Tied labels share the
 * credit. No method is told any truth.
 */
import { describe, expect, it } from "vitest";
import type { CrowdConsensus } from "@/lib/consensus/methods/crowd-consensus";
import { type CrowdVotes, type Truths, UNKNOWN, votesPerRater } from "@/lib/consensus/methods/crowd-votes";
import { dawidSkeneOf } from "@/lib/consensus/methods/dawid-skene";
import { accuracyOnGold } from "@/lib/consensus/methods/gold-score";
import { CONSENSUS_METHODS } from "@/lib/consensus/methods/index";
import { compareMethods, recommend } from "@/lib/consensus/methods/recommend";
import { seededRandom, shuffled } from "@/lib/core/random";
import { hasCrowd, readCrowd } from "./crowd-build";

if (!hasCrowd) console.warn("skipped: ../shared/data/crowd is not here");

/**
 * `majority` and `plain` (Dawid-Skene without prior) are the figures of the reference; `shrunk`, `oneCoin` and `mace` are
 * what the methods reached when they were written, to notice when they get worse.
 */
const SETS = [
  { name: "bluebird", majority: 0.759, plain: 0.898, shrunk: 0.898, oneCoin: 0.583, mace: 0.861 },
  { name: "rte", majority: 0.897, plain: 0.928, shrunk: 0.928, oneCoin: 0.924, mace: 0.926 },
  { name: "dog", majority: 0.822, plain: 0.844, shrunk: 0.84, oneCoin: 0.83, mace: 0.83 },
  { name: "web", majority: 0.731, plain: 0.829, shrunk: 0.821, oneCoin: 0.81, mace: 0.839 },
  { name: "CF", majority: 0.882, plain: 0.79, shrunk: 0.887, oneCoin: 0.887, mace: 0.87 },
  { name: "MS", majority: 0.704, plain: 0.769, shrunk: 0.783, oneCoin: 0.793, mace: 0.8 },
  { name: "d_sentiment", majority: 0.934, plain: 0.96, shrunk: 0.959, oneCoin: 0.949, mace: 0.957 },
];
const HALF_A_POINT = 0.005;
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

function accuracy(result: { value: CrowdConsensus | null }, truths: Truths): number {
  const score = result.value ? accuracyOnGold(result.value, truths) : null;
  if (score?.accuracy == null) throw new Error("no accuracy");
  return score.accuracy;
}

const byMethod = (id: string, votes: CrowdVotes) => {
  const method = CONSENSUS_METHODS.find((one) => one.id === id);
  if (!method) throw new Error(id);
  return method.of(votes);
};

/** Every method on one set. */
function accuraciesOf(name: string) {
  const { votes, truths } = readCrowd(name);
  return {
    majority: accuracy(byMethod("majority", votes), truths),
    plain: accuracy(dawidSkeneOf(votes, { strength: 0 }), truths),
    shrunk: accuracy(byMethod("dawid-skene", votes), truths),
    oneCoin: accuracy(byMethod("one-coin", votes), truths),
    mace: accuracy(byMethod("mace", votes), truths),
  };
}

/** A third of the known truths, and the rest. */
function splitTruths(truths: Truths, seed: number): { gold: Truths; rest: Truths } {
  const known = [...truths.keys()].filter((item) => truths[item] !== UNKNOWN);
  const third = new Set(shuffled(known, seededRandom(seed)).slice(0, Math.round(known.length / 3)));
  return {
    gold: truths.map((truth, item) => (third.has(item) ? truth : UNKNOWN)),
    rest: truths.map((truth, item) => (third.has(item) ? UNKNOWN : truth)),
  };
}

describe.skipIf(!hasCrowd)("accuracy on crowd sets, within half a point", () => {
  it.each(SETS)("$name", ({ name, majority, plain, shrunk, oneCoin, mace }) => {
    const found = accuraciesOf(name);
    const expected = { majority, plain, shrunk, oneCoin, mace };
    for (const key of Object.keys(expected) as (keyof typeof expected)[])
      expect(Math.abs(found[key] - expected[key]), `${key} ${found[key].toFixed(4)}`).toBeLessThanOrEqual(
        HALF_A_POINT,
      );
  });

  it("shrinking loses a point at most to plain Dawid-Skene, and gains more on the sets together", () => {
    const differences = SETS.map(({ name }) => accuraciesOf(name).shrunk - accuraciesOf(name).plain);
    expect(Math.min(...differences)).toBeGreaterThan(-0.01);
    expect(differences.reduce((sum, one) => sum + one, 0) / SETS.length).toBeGreaterThan(HALF_A_POINT);
  });

  it("MACE depends little on the seed", () => {
    for (const name of ["dog", "MS", "rte"]) {
      const { votes, truths } = readCrowd(name);
      const mace = CONSENSUS_METHODS.find(({ id }) => id === "mace");
      const found = [1, 2, 3].map((seed) => accuracy(mace?.of(votes, { seed }) ?? { value: null }, truths));
      expect(Math.max(...found) - Math.min(...found)).toBeLessThanOrEqual(2 * HALF_A_POINT);
    }
  });
});

describe.skipIf(!hasCrowd)("recommendation from a third of the truths", () => {
  it.each(SETS)("$name: at most half a point below the majority on the rest, for every seed", ({ name }) => {
    const { votes, truths } = readCrowd(name);
    const { scores } = compareMethods(votes, truths);
    const on = (id: string, part: Truths): number =>
      accuracy(scores.find(({ method }) => method.id === id)?.outcome ?? { value: null }, part);
    for (const seed of SEEDS) {
      const { gold, rest } = splitTruths(truths, seed);
      const known = scores.flatMap(({ method, outcome }) =>
        outcome.value ? [{ method, score: accuracyOnGold(outcome.value, gold) }] : [],
      );
      const { method } = recommend(known, votesPerRater(votes));
      expect(on(method.id, rest)).toBeGreaterThanOrEqual(on("majority", rest) - HALF_A_POINT);
    }
  });

  it("takes the gain where it is large, and the majority where raters have few votes", () => {
    const web = readCrowd("web");
    const { recommendation } = compareMethods(web.votes, splitTruths(web.truths, 1).gold);
    expect(recommendation.method.id).not.toBe("majority");
    expect(recommendation.reason).toBe("better");
    expect(recommendation.gain?.value).toBeGreaterThan(0.05);
    const cf = readCrowd("CF");
    expect(compareMethods(cf.votes, cf.truths).recommendation).toEqual({
      method: CONSENSUS_METHODS[0],
      reason: "few-votes",
      count: 5,
    });
  });
});
