/** What a request for tasks has to know of gold before its transaction. */
import type { ProjectRow } from "@/db/queries/projects";
import type { ProjectRole } from "@/lib/contracts/common";
import type { Services } from "../context";
import type { GoldMix } from "./draw-mixed";
import { goldTasksOf, isPaused } from "./gold-scores";
import { isGoldOn } from "./queue-order";

export type PreparedGold = { mix: GoldMix; paused: boolean };

/**
 * Undefined where no gold tasks are mixed in: managers and reviewers may see gold answers, and are given none of them. The
 * same is read whatever task is handed out or was answered, so that the time a request takes tells nothing.
 */
export async function prepareGold(
  services: Services,
  project: ProjectRow,
  { userId, role }: { userId: string; role: ProjectRole },
): Promise<PreparedGold | undefined> {
  const { gold } = project;
  if (role !== "annotator" || !isGoldOn(gold)) return undefined;
  const { unfit } = await goldTasksOf(services, project);
  const { rate, onboarding, seed } = gold;
  return {
    mix: { turns: { rate, onboarding, seed, userId }, unfit },
    paused: await isPaused(services, project, userId),
  };
}
