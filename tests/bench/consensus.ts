/** Speed of consensus over many items at once, each figure beside the majority vote of the same votes in the same run. */
import type { CrowdVotes } from "@/lib/consensus/methods/crowd-votes";
import { CONSENSUS_METHODS } from "@/lib/consensus/methods/index";
import { majority } from "@/lib/consensus/methods/majority";
import { seededRandom } from "@/lib/core/random";
import type { BenchRecord } from "./agreement";

const ITEMS = 100_000;
const VOTES = 5;
const LABELS = 4;
const RATERS = 100;
const ROUNDS = 3;

/** Raters are right from four to nine times out of ten, and otherwise give any label. */
function makeVotes(): CrowdVotes {
  const random = seededRandom(18);
  const accuracy = Array.from({ length: RATERS }, () => 0.4 + 0.5 * random());
  const column = () => new Int32Array(ITEMS * VOTES);
  const votes = {
    items: ITEMS,
    raters: RATERS,
    labels: LABELS,
    item: column(),
    rater: column(),
    label: column(),
  };
  for (let item = 0, vote = 0; item < ITEMS; item++) {
    const truth = Math.floor(random() * LABELS);
    for (let i = 0; i < VOTES; i++, vote++) {
      const rater = Math.floor(random() * RATERS);
      votes.item[vote] = item;
      votes.rater[vote] = rater;
      votes.label[vote] = random() < (accuracy[rater] as number) ? truth : Math.floor(random() * LABELS);
    }
  }
  return votes;
}

/** The best of three runs, in seconds: the first ones warm the compiler up. */
function seconds(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

export async function* benchConsensus(): AsyncGenerator<BenchRecord> {
  const votes = makeVotes();
  const floor = seconds(() => majority.of(votes));
  for (const method of CONSENSUS_METHODS) {
    if (method === majority) continue;
    yield {
      name: `${method.id}, 100k × 5 votes`,
      value: seconds(() => method.of(votes)),
      unit: "s",
      floorName: "majority of the same votes",
      floor,
    };
  }
}
