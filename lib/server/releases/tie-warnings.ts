/** What equal votes left out of tasks that are in a release all the same. */
import type { ReleaseCounts } from "@/lib/contracts/releases";
import type { Chosen } from "./choose-labels";

/** Tasks that lost anything, that lost regions (or labels of them), and that lost optional answers (or labels of them). */
export type Ties = { tasks: number; regions: number; answers: number };

export const noTies = (): Ties => ({ tasks: 0, regions: 0, answers: 0 });

/** Counts one more task. */
export function addTies(ties: Ties, { lost }: Chosen): void {
  if (lost.regions || lost.answers) ties.tasks++;
  if (lost.regions) ties.regions++;
  if (lost.answers) ties.answers++;
}

/** One warning, or none when nothing was lost. */
export const tieWarnings = (ties: Ties): ReleaseCounts["warnings"] =>
  ties.tasks > 0 ? [{ code: "ties", params: { ...ties } }] : [];
