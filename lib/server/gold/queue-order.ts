/** In which order a project's tasks come. */

import type { ProjectRow } from "@/db/queries/projects";
import { type QueueOrder, SECRET_PRIME, type SecretOrder } from "@/db/queries/queue-rank";
import type { GoldSettings } from "@/db/schema/projects";
import { sha256Hex } from "../sha256";

export const isGoldOn = (gold: GoldSettings | null): gold is GoldSettings =>
  gold !== null && (gold.rate > 0 || gold.onboarding > 0);

/** Coefficients that nobody can tell without the seed. */
export function secretOrder(seed: string): SecretOrder {
  const coefficient = (name: string) => {
    const drawn = Number.parseInt(sha256Hex(`${seed} ${name}`).slice(0, 12), 16);
    return 1 + (drawn % (SECRET_PRIME - 1));
  };
  return [coefficient("a"), coefficient("b"), coefficient("c")];
}

/** Where gold tasks are mixed in, a secret order: in any other the number of a gold task would tell that it is none of the queue. */
export const queueOrderOf = ({ settings, gold }: Pick<ProjectRow, "settings" | "gold">): QueueOrder =>
  isGoldOn(gold) ? secretOrder(gold.seed) : settings.strategy;
