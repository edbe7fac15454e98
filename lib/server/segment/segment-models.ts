/** Lists the models for click to segment. A refused folder is logged once, and told to the owner. */
import { inEnglish, toTold } from "@/lib/i18n/tell";
import { requireUser } from "../access";
import type { Services } from "../context";
import type { UseCase } from "../use-case";
import { type FoundModels, findModels } from "./find-models";
import { runtimeVersion } from "./runtime";

const logged = new Set<string>();

/** The models of the instance; what was refused goes to the log when it is seen first. */
export async function modelsOf({ config, log }: Pick<Services, "config" | "log">): Promise<FoundModels> {
  const found = await findModels(config.modelDir);
  for (const { folder, reason } of found.refused) {
    const line = `${folder}: ${inEnglish(reason)}`;
    if (logged.has(line)) continue;
    logged.add(line);
    log.warn({ event: "model-refused", folder, reason: inEnglish(reason) });
  }
  return found;
}

export const listSegmentModels: UseCase<"listSegmentModels"> = async (context) => {
  const actor = requireUser(context);
  const { models, refused } = await modelsOf(context);
  return {
    runtime: await runtimeVersion(),
    items: models.map(({ paths: _, ...model }) => model),
    refused:
      actor.role === "owner" ? refused.map(({ folder, reason }) => ({ folder, reason: toTold(reason) })) : [],
  };
};
