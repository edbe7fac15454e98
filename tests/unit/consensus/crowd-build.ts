/** Votes for tests: from lists, and from the crowd sets of ../shared/data/crowd (not part of the product). */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type CrowdVotes, type Truths, UNKNOWN } from "@/lib/consensus/methods/crowd-votes";

export type Triple = readonly [item: number, rater: number, label: number];

export function votesOf(
  triples: readonly Triple[],
  sizes: { items: number; raters: number; labels: number },
): CrowdVotes {
  const column = (at: 0 | 1 | 2) => Int32Array.from(triples, (triple) => triple[at]);
  return { ...sizes, item: column(0), rater: column(1), label: column(2) };
}

const FOLDER = path.resolve(process.cwd(), "../shared/data/crowd");
export const hasCrowd = existsSync(FOLDER);

const numbers = (file: string): number[][] =>
  readFileSync(path.join(FOLDER, file), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(",").map(Number));

/** Indices by id, in order of first appearance. */
const indexOf = (ids: readonly number[]): Map<number, number> =>
  new Map([...new Set(ids)].map((id, index) => [id, index]));

export function readCrowd(name: string): { votes: CrowdVotes; truths: Truths } {
  const votes = numbers(`${name}/label.csv`);
  const items = indexOf(votes.map(([item = 0]) => item));
  const raters = indexOf(votes.map(([, rater = 0]) => rater));
  const truths = new Int32Array(items.size).fill(UNKNOWN);
  for (const [item = 0, truth = 0] of numbers(`${name}/truth.csv`)) {
    const index = items.get(item);
    if (index !== undefined) truths[index] = truth;
  }
  const triples = votes.map(
    ([item = 0, rater = 0, label = 0]): Triple => [items.get(item) ?? 0, raters.get(rater) ?? 0, label],
  );
  const labels = 1 + Math.max(...votes.map(([, , label = 0]) => label), ...truths);
  return { votes: votesOf(triples, { items: items.size, raters: raters.size, labels }), truths };
}
