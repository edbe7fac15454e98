import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CrowdConsensus, CrowdOutcome } from "@/lib/consensus/methods/crowd-consensus";
import { type CrowdVotes, UNKNOWN, votesPerRater } from "@/lib/consensus/methods/crowd-votes";
import { dawidSkene } from "@/lib/consensus/methods/dawid-skene";
import { digamma } from "@/lib/consensus/methods/digamma";
import { CONSENSUS_METHODS } from "@/lib/consensus/methods/index";
import { mace } from "@/lib/consensus/methods/mace";
import { majority } from "@/lib/consensus/methods/majority";
import { oneCoin } from "@/lib/consensus/methods/one-coin";
import { seededRandom, shuffled } from "@/lib/core/random";
import { type Triple, votesOf } from "./crowd-build";

const LEARNING = CONSENSUS_METHODS.filter(({ needs }) => needs.raters > 1);

/** Votes of up to six raters on up to twelve items, some of them without votes, with raters who vote twice. */
const crowds = fc
  .record({
    items: fc.integer({ min: 1, max: 12 }),
    raters: fc.integer({ min: 1, max: 6 }),
    labels: fc.integer({ min: 2, max: 4 }),
  })
  .chain((sizes) =>
    fc
      .array(
        fc.tuple(
          fc.nat(sizes.items - 1),
          fc.nat(sizes.raters - 1),
          fc.nat(sizes.labels - 1),
        ) as fc.Arbitrary<Triple>,
        { maxLength: 60 },
      )
      .map((triples) => ({ triples, sizes })),
  );
const orders = fc.integer();

const orderOf = (count: number, seed: number): number[] =>
  shuffled(
    Array.from({ length: count }, (_, i) => i),
    seededRandom(seed),
  );

const voted = ({ item }: CrowdVotes): Set<number> => new Set(item);

function resultOf(outcome: CrowdOutcome): CrowdConsensus {
  if (!outcome.value) throw new Error(outcome.reason);
  return outcome.value;
}

const OFF_BY_ORDER: Triple[] = [
  [0, 1, 0],
  [1, 2, 1],
  [1, 1, 2],
  [2, 1, 0],
  [1, 1, 0],
  [0, 2, 0],
  [3, 1, 1],
];

describe.each(CONSENSUS_METHODS.map((method) => [method.id, method] as const))("%s", (_id, method) => {
  it("gives a distribution per item with votes, winners that fit it, and no NaN", () => {
    fc.assert(
      fc.property(crowds, ({ triples, sizes }) => {
        const votes = votesOf(triples, sizes);
        const { value } = method.of(votes);
        if (value === null) return;
        for (let item = 0; item < sizes.items; item++) {
          const row = value.posteriors.subarray(item * sizes.labels, (item + 1) * sizes.labels);
          const sum = row.reduce((total, share) => total + share, 0);
          expect(Math.abs(sum - (voted(votes).has(item) ? 1 : 0))).toBeLessThan(1e-8);
          for (const share of row) expect(share >= 0 && share <= 1).toBe(true);
          expect(value.confidence[item]).toBe(Math.max(...row));
          const winner = value.winners[item] as number;
          if (winner >= 0) expect(row[winner]).toBe(Math.max(...row));
          else expect(value.ties[item] === 1 || sum === 0).toBe(true);
        }
        for (const { accuracy, competence, confusion, votes: count } of value.raters) {
          expect(accuracy === null).toBe(count === 0);
          for (const figure of [accuracy, competence])
            if (figure !== null) expect(figure >= 0 && figure <= 1).toBe(true);
          for (let t = 0; confusion && t < sizes.labels; t++) {
            const sum = confusion
              .subarray(t * sizes.labels, (t + 1) * sizes.labels)
              .reduce((a, b) => a + b, 0);
            expect(sum).toBeCloseTo(1, 9);
          }
        }
      }),
    );
  });

  it("does not depend on the order of votes, items and labels, to the last bit", () => {
    fc.assert(
      fc.property(crowds, orders, ({ triples, sizes }, seed) => {
        const item = orderOf(sizes.items, seed);
        const label = orderOf(sizes.labels, seed + 1);
        const moved = shuffled(triples, seededRandom(seed + 2)).map(
          ([i, r, k]): Triple => [item[i] as number, r, label[k] as number],
        );
        const first = method.of(votesOf(triples, sizes));
        const second = method.of(votesOf(moved, sizes));
        expect(first.value === null).toBe(second.value === null);
        if (!first.value || !second.value) return;
        for (let i = 0; i < sizes.items; i++) {
          const to = item[i] as number;
          expect(second.value.ties[to]).toBe(first.value.ties[i]);
          for (let k = 0; k < sizes.labels; k++)
            expect(second.value.posteriors[to * sizes.labels + (label[k] as number)]).toBe(
              first.value.posteriors[i * sizes.labels + k],
            );
        }
      }),
      // Sums of competences over labels that were not exact.
      { examples: [[{ triples: OFF_BY_ORDER, sizes: { items: 8, raters: 5, labels: 4 } }, 0]] },
    );
  });

  it("an item that all raters agree on stays so when it is there twice", () => {
    fc.assert(
      fc.property(orders, fc.integer({ min: 3, max: 6 }), (seed, raters) => {
        const random = seededRandom(seed);
        const items = 30;
        const triples: Triple[] = [];
        for (let item = 0; item < items; item++) {
          const truth = item % 3;
          for (let rater = 0; rater < raters; rater++)
            triples.push([item, rater, item < 3 || random() < 0.8 ? truth : Math.floor(random() * 3)]);
        }
        const twice = triples.concat(
          triples.filter(([item]) => item === 0).map(([, r, k]): Triple => [items, r, k]),
        );
        const { winners } = resultOf(method.of(votesOf(twice, { items: items + 1, raters, labels: 3 })));
        expect(winners[0]).toBe(0);
        expect(winners[items]).toBe(0);
      }),
    );
  });

  it("has a reason instead of a result without votes", () => {
    const none = votesOf([], { items: 3, raters: 2, labels: 2 });
    expect(method.of(none)).toEqual({ value: null, reason: "no-votes" });
  });

  it("holds told truths fixed, also of items without votes, and marks them", () => {
    const triples: Triple[] = [0, 1, 2, 3].flatMap((item): Triple[] => [
      [item, 0, item % 2],
      [item, 1, item % 2],
      [item, 2, 1],
    ]);
    const known = Int32Array.of(1, UNKNOWN, UNKNOWN, UNKNOWN, 0);
    const result = resultOf(method.of(votesOf(triples, { items: 5, raters: 3, labels: 2 }), { known }));
    expect([...result.posteriors.subarray(0, 2)]).toEqual([0, 1]);
    expect(result.winners[4]).toBe(0);
    expect([...result.told]).toEqual([1, 0, 0, 0, 1]);
  });

  it("finds the truth where most raters are good", () => {
    const random = seededRandom(7);
    const accuracy = [0.9, 0.85, 0.8, 0.75, 0.5, 0.4];
    const truths = Array.from({ length: 400 }, () => Math.floor(random() * 3));
    const triples = truths.flatMap((truth, item) =>
      accuracy.map(
        (share, rater): Triple => [
          item,
          rater,
          random() < share ? truth : (truth + 1 + Math.floor(random() * 2)) % 3,
        ],
      ),
    );
    const result = resultOf(method.of(votesOf(triples, { items: 400, raters: 6, labels: 3 })));
    expect(truths.filter((truth, item) => result.winners[item] === truth).length).toBeGreaterThan(360);
    expect(result.converged).toBe(true);
    const found = result.raters.map((rater) => rater.accuracy as number);
    expect(found[0]).toBeGreaterThan(found[5] as number);
  });
});

describe("methods that learn about raters", () => {
  it.each(LEARNING.map((method) => [method.id, method] as const))(
    "%s: reasons for one label, one label voted for, one rater",
    (_id, method) => {
      const of = (triples: Triple[], labels: number) =>
        method.of(votesOf(triples, { items: 2, raters: 2, labels }));
      const same: Triple[] = [
        [0, 0, 0],
        [0, 1, 0],
        [1, 1, 0],
      ];
      expect(of(same, 1)).toEqual({ value: null, reason: "one-label" });
      expect(of(same, 2)).toEqual({ value: null, reason: "one-label" });
      const alone: Triple[] = [
        [0, 1, 0],
        [1, 1, 1],
      ];
      expect(of(alone, 2)).toEqual({ value: null, reason: "one-rater" });
    },
  );

  it.each([oneCoin, dawidSkene].map((method) => [method.id, method] as const))(
    "%s: does not depend on the order of raters, to the last bit",
    (_id, method) => {
      fc.assert(
        fc.property(crowds, orders, ({ triples, sizes }, seed) => {
          const rater = orderOf(sizes.raters, seed);
          const moved = triples.map(([i, r, k]): Triple => [i, rater[r] as number, k]);
          const first = method.of(votesOf(triples, sizes)).value;
          const second = method.of(votesOf(moved, sizes)).value;
          expect(second?.posteriors).toEqual(first?.posteriors);
          first?.raters.forEach((own, r) => {
            expect(second?.raters[rater[r] as number]).toEqual(own);
          });
        }),
      );
    },
  );

  it.each([oneCoin, dawidSkene].map((method) => [method.id, method] as const))(
    "%s: a few told truths turn what a wrong majority has taught",
    (_id, method) => {
      const random = seededRandom(11);
      const truths = Array.from({ length: 300 }, () => Math.floor(random() * 2));
      const triples = truths.flatMap((truth, item): Triple[] => [
        [item, 0, random() < 0.9 ? truth : 1 - truth],
        [item, 1, random() < 0.85 ? 1 - truth : truth],
        [item, 2, random() < 0.8 ? 1 - truth : truth],
      ]);
      const votes = votesOf(triples, { items: 300, raters: 3, labels: 2 });
      const known = Int32Array.from(truths, (truth, item) => (item < 100 ? truth : UNKNOWN));
      const right = (outcome: CrowdOutcome) =>
        truths.filter((truth, item) => item >= 100 && resultOf(outcome).winners[item] === truth).length;
      expect(right(method.of(votes))).toBeLessThan(40);
      expect(right(method.of(votes, { known }))).toBeGreaterThan(160);
    },
  );

  it("tables that are too large are refused, of Dawid-Skene earlier", () => {
    const few: Triple[] = [
      [0, 0, 0],
      [0, 1, 1],
    ];
    const wide = votesOf(few, { items: 1, raters: 100, labels: 1000 });
    expect(dawidSkene.of(wide)).toEqual({ value: null, reason: "too-many-labels" });
    expect(majority.of(wide).value).not.toBeNull();
    const huge = votesOf(few, { items: 1_000_000, raters: 2, labels: 1000 });
    for (const method of CONSENSUS_METHODS)
      expect(method.of(huge)).toEqual({ value: null, reason: "too-many-labels" });
  });

  it("a rater who always confuses two labels is understood by Dawid-Skene", () => {
    const random = seededRandom(3);
    const truths = Array.from({ length: 300 }, () => Math.floor(random() * 2));
    const triples = truths.flatMap((truth, item): Triple[] => [
      [item, 0, random() < 0.75 ? truth : 1 - truth],
      [item, 1, random() < 0.75 ? truth : 1 - truth],
      [item, 2, random() < 0.75 ? truth : 1 - truth],
      [item, 3, 1 - truth],
    ]);
    const votes = votesOf(triples, { items: 300, raters: 4, labels: 2 });
    const right = ({ winners }: CrowdConsensus) =>
      truths.filter((truth, item) => winners[item] === truth).length;
    const result = resultOf(dawidSkene.of(votes));
    expect(right(result)).toBeGreaterThan(290);
    expect(right(result)).toBeGreaterThan(right(resultOf(majority.of(votes))));
    expect(result.raters[3]?.confusion?.[0]).toBeLessThan(0.1);
    expect(result.raters[3]?.confusion?.[1]).toBeGreaterThan(0.9);
  });

  it("a rater who always gives one label has little competence in MACE, and equal seeds give equal results", () => {
    const random = seededRandom(4);
    const triples = Array.from({ length: 200 }, () => Math.floor(random() * 2)).flatMap(
      (truth, item): Triple[] => [
        [item, 0, random() < 0.9 ? truth : 1 - truth],
        [item, 1, random() < 0.9 ? truth : 1 - truth],
        [item, 2, random() < 0.8 ? truth : 1 - truth],
        [item, 3, 1],
      ],
    );
    const votes = votesOf(triples, { items: 200, raters: 4, labels: 2 });
    const result = resultOf(mace.of(votes, { seed: 5 }));
    expect(result.raters[3]?.competence).toBeLessThan(0.3);
    expect(result.raters[0]?.competence).toBeGreaterThan(0.6);
    expect(mace.of(votes, { seed: 5 })).toEqual({ value: result });
  });
});

describe("majority", () => {
  it("is defined for one rater and one label, and equal votes are a tie without a winner", () => {
    const one = resultOf(majority.of(votesOf([[0, 0, 0]], { items: 1, raters: 1, labels: 1 })));
    expect([...one.winners]).toEqual([0]);
    const tied: Triple[] = [
      [0, 0, 2],
      [0, 1, 1],
      [1, 0, 1],
    ];
    const two = resultOf(majority.of(votesOf(tied, { items: 3, raters: 2, labels: 3 })));
    expect([...two.winners]).toEqual([-1, 1, -1]);
    expect([...two.ties]).toEqual([1, 0, 0]);
    expect([...two.confidence]).toEqual([0.5, 1, 0]);
  });

  it("votes per rater are of those who have voted", () => {
    const votes = votesOf(
      [
        [0, 0, 0],
        [1, 0, 0],
        [0, 2, 1],
      ],
      { items: 2, raters: 5, labels: 2 },
    );
    expect(votesPerRater(votes)).toBe(1.5);
    expect(votesPerRater(votesOf([], { items: 0, raters: 5, labels: 2 }))).toBe(0);
  });
});

describe("digamma", () => {
  it("has the known values at 1, 1/2 and 10, and the recurrence", () => {
    const euler = 0.5772156649015329;
    expect(digamma(1)).toBeCloseTo(-euler, 11);
    expect(digamma(0.5)).toBeCloseTo(-euler - 2 * Math.LN2, 11);
    expect(digamma(10)).toBeCloseTo(2.251752589066721, 11);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (x) => {
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(1e-9);
      }),
    );
  });
});
