/**
 * Methods of consensus against figures of other programs (../shared/data, not part of the product) and against the
 * example of Dawid and Skene's paper.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { CrowdConsensus, CrowdOutcome } from "@/lib/consensus/methods/crowd-consensus";
import { dawidSkeneOf } from "@/lib/consensus/methods/dawid-skene";
import { mace } from "@/lib/consensus/methods/mace";
import { majority } from "@/lib/consensus/methods/majority";
import { oneCoin } from "@/lib/consensus/methods/one-coin";
import { seededRandom } from "@/lib/core/random";
import { readCases } from "../agreement/reference-cases";
import { ANAESTHETISTS } from "./anaesthetists";
import { type Triple, votesOf } from "./crowd-build";

const FILE = path.resolve(process.cwd(), "../shared/data/aggregation-cases.json");
type AggregationCase = { name: string; data: unknown; expected: unknown };
const aggregation: AggregationCase[] | null = existsSync(FILE)
  ? JSON.parse(readFileSync(FILE, "utf8"))
  : null;
const cases = readCases();
if (aggregation === null || cases === null) console.warn("skipped: ../shared/data is not here");

function resultOf(outcome: CrowdOutcome): CrowdConsensus {
  if (!outcome.value) throw new Error(outcome.reason);
  return outcome.value;
}
const rowsOf = ({ posteriors, labels, items }: CrowdConsensus): number[][] =>
  Array.from({ length: items }, (_, item) => [...posteriors.subarray(item * labels, (item + 1) * labels)]);

/** The method as its paper writes it, with products of probabilities instead of sums of logs: fine for few votes. */
function bookEm(triples: readonly Triple[], items: number, raters: number, labels: number): number[][] {
  const table = (rows: number) => Array.from({ length: rows }, () => new Array<number>(labels).fill(0));
  const scaled = (row: number[]): number[] => {
    const sum = row.reduce((total, cell) => total + cell, 0);
    return row.map((cell) => (sum > 0 ? cell / sum : cell));
  };
  let posteriors = table(items);
  for (const [item, , label] of triples) (posteriors[item] as number[])[label]! += 1;
  posteriors = posteriors.map(scaled);
  for (let iteration = 0; iteration < 2000; iteration++) {
    const shares = table(1)[0]!.map((_, t) => posteriors.reduce((sum, row) => sum + row[t]!, 0) / items);
    let confusions = Array.from({ length: raters }, () => table(labels));
    for (const [item, rater, label] of triples)
      for (let t = 0; t < labels; t++) confusions[rater]![t]![label]! += posteriors[item]![t]!;
    confusions = confusions.map((matrix) => matrix.map(scaled));
    const joint = posteriors.map(() => [...shares]);
    for (const [item, rater, label] of triples)
      for (let t = 0; t < labels; t++) joint[item]![t]! *= confusions[rater]![t]![label]!;
    posteriors = joint.map(scaled);
  }
  return posteriors;
}

function expectRows(actual: number[][], expected: number[][], tolerance: number): void {
  expected.forEach((row, item) => {
    row.forEach((value, label) => {
      expect(Math.abs((actual[item]?.[label] ?? Number.NaN) - value), `item ${item}`).toBeLessThanOrEqual(
        tolerance,
      );
    });
  });
}

describe("Dawid and Skene 1979, five anaesthetists", () => {
  const triples = ANAESTHETISTS.flatMap((row, item) =>
    row.map((rating, at): Triple => [item, Math.max(0, at - 2), rating - 1]),
  );
  const sizes = { items: 45, raters: 5, labels: 4 };
  const result = resultOf(
    dawidSkeneOf(votesOf(triples, sizes), { strength: 0, tolerance: 0, iterations: 2000 }),
  );

  it("has the shares of fitness that the paper gives: .40, .42, .11, .07", () => {
    const shares = [0, 1, 2, 3].map((t) => rowsOf(result).reduce((sum, row) => sum + (row[t] ?? 0), 0) / 45);
    expect(shares.map((share) => share.toFixed(2))).toEqual(["0.40", "0.42", "0.11", "0.07"]);
  });

  it("equals expectation maximization written down as in the paper", () => {
    expectRows(rowsOf(result), bookEm(triples, 45, 5, 4), 1e-4);
  });
});

describe.skipIf(aggregation === null || cases === null)("figures of other programs", () => {
  const synthetic = cases?.find(({ metric }) => metric === "dawid_skene_posteriors");
  const triples = (synthetic?.data["triples_[item,worker,label0]"] ?? []) as Triple[];
  const votes = votesOf(triples, { items: 60, raters: 8, labels: 3 });
  const expectedOf = (name: string) => aggregation?.find((item) => item.name === name)?.expected;
  const differing = (outcome: CrowdOutcome, expected: number[]): number[] =>
    expected.flatMap((label, item) => (resultOf(outcome).winners[item] === label ? [] : [item]));

  it("dawid-skene/synthetic60: posteriors", () => {
    const result = resultOf(dawidSkeneOf(votes, { strength: 0, tolerance: 0, iterations: 2000 }));
    expect(result.converged).toBe(true);
    expectRows(rowsOf(result), synthetic?.expected as number[][], synthetic?.tolerance ?? 0);
  });

  it("crowdkit/synthetic60/one_coin: 95 % of the labels", () => {
    const expected = expectedOf("crowdkit/synthetic60/one_coin") as number[];
    expect(differing(oneCoin.of(votes), expected).length).toBeLessThanOrEqual(3);
  });

  /**
   * crowd-kit keys its strategies by sorted rater and label when it counts, and by first appearance when it reads them, so
   * they belong to others. With the same mistake made on purpose all 60 labels are equal; without it the four closest
   * items differ, as they do in any program that follows the paper.
   */
  it("crowdkit/synthetic60/mace: all labels but of four close items", () => {
    const expected = expectedOf("crowdkit/synthetic60/mace") as number[];
    const result = mace.of(votes, { tolerance: 1e-6, iterations: 1000 });
    expect(differing(result, expected)).toEqual([22, 23, 46, 56]);
    for (const item of [22, 23, 46, 56]) expect(resultOf(result).confidence[item]).toBeLessThan(0.8);
  });

  it("snorkel/lf_summary: the accuracy of each source where the truths are told", () => {
    const { data, expected } = aggregation?.find(({ name }) => name === "snorkel/lf_summary") ?? {};
    const { "L(-1 abstain)": table, Y } = data as { "L(-1 abstain)": number[][]; Y: number[] };
    const given = table.flatMap((row, item) =>
      row.flatMap((label, rater): Triple[] => (label < 0 ? [] : [[item, rater, label]])),
    );
    const result = resultOf(
      majority.of(votesOf(given, { items: 10, raters: 4, labels: 2 }), { known: Int32Array.from(Y) }),
    );
    const accuracies = (expected as { "Emp. Acc.": number[] })["Emp. Acc."];
    result.raters.forEach(({ accuracy }, rater) => {
      expect(accuracy).toBeCloseTo(accuracies[rater] as number, 9);
    });
  });

  /** The case gives the generator of another language; votes of the same accuracies and coverages are drawn afresh. */
  it("snorkel/label_model: learned accuracies are near the true ones, and labels beat the majority", () => {
    const { data } = aggregation?.find(({ name }) => name === "snorkel/label_model") ?? {};
    const { acc, cov } = data as { acc: number[]; cov: number[] };
    const random = seededRandom(2);
    const items = 5000;
    const truths = Array.from({ length: items }, () => Math.floor(random() * 2));
    const drawn = truths.flatMap((truth, item) =>
      acc.flatMap((share, rater): Triple[] => {
        const isGiven = random() < (cov[rater] as number);
        const label = random() < share ? truth : 1 - truth;
        return isGiven ? [[item, rater, label]] : [];
      }),
    );
    const crowd = votesOf(drawn, { items, raters: acc.length, labels: 2 });
    const learned = resultOf(oneCoin.of(crowd));
    learned.raters.forEach(({ competence }, rater) => {
      expect(Math.abs((competence as number) - (acc[rater] as number))).toBeLessThan(0.03);
    });
    const right = ({ winners }: CrowdConsensus) =>
      truths.filter((truth, item) => winners[item] === truth).length;
    expect(right(learned)).toBeGreaterThan(right(resultOf(majority.of(crowd))) + 0.02 * items);
  });

  /** cleanlab breaks ties by a model; here a tie stays one, among whose labels is the one that cleanlab takes. */
  it("cleanlab/6/majority: the same label where it is not tied", () => {
    const item = cases?.find(({ metric }) => metric === "majority_with_tiebreaks");
    if (!item) throw new Error("the case is missing");
    const table = item.data.labels as (number | null)[][];
    const given = table.flatMap((row, at) =>
      row.flatMap((label, rater): Triple[] => (label === null ? [] : [[at, rater, label]])),
    );
    const result = resultOf(majority.of(votesOf(given, { items: table.length, raters: 4, labels: 3 })));
    expect(result.ties.filter((tie) => tie === 1).length).toBeGreaterThan(0);
    (item.expected as number[]).forEach((label, at) => {
      if (result.ties[at] === 1) expect(rowsOf(result)[at]?.[label]).toBe(result.confidence[at]);
      else expect(result.winners[at]).toBe(label);
    });
  });
});
