/** In which order a project's tasks come. */

import type { ProjectRow } from "@/db/queries/projects";
import { type QueueOrder, SECRET_PRIME } from "@/db/queries/queue-rank";
import type { GoldSettings } from "@/db/schema/projects";
import { sha256Hex } from "../sha256";

export const isGoldOn = (gold: GoldSettings | null): gold is GoldSettings =>
  gold !== null && (gold.rate > 0 || gold.onboarding > 0);

/** Where gold tasks are mixed in, a secret order: in any other the number of a gold task would tell that it is none of the queue. */
export function queueOrderOf({ settings, gold }: Pick<ProjectRow, "settings" | "gold">): QueueOrder {
  if (!isGoldOn(gold)) return settings.strategy;
  const coefficient = (name: string) => {
    const drawn = Number.parseInt(sha256Hex(`${gold.seed} ${name}`).slice(0, 12), 16);
    return 1 + (drawn % (SECRET_PRIME - 1));
  };
  return [coefficient("a"), coefficient("b"), coefficient("c")];
}
