/** The folder of models: what can be used of it, and why the rest is refused. */
import { inEnglish } from "@/lib/i18n/tell";
import type { Settings } from "../config";
import { findModels } from "../segment/find-models";
import { runtimeVersion } from "../segment/runtime";
import { attempt, type Finding, ok, warn } from "./finding";

/** Nothing where there is no model: clicking to segment is optional. */
export async function checkModels({ modelDir }: Pick<Settings, "modelDir">): Promise<Finding[]> {
  const findings: Finding[] = [];
  const looked = await attempt(
    "models",
    async () => {
      const { models, refused } = await findModels(modelDir);
      for (const { folder, reason } of refused)
        findings.push(warn("models", `${folder} is not used: ${inEnglish(reason)}`));
      if (models.length > 0 && (await runtimeVersion()) === null)
        findings.push(warn("models", "onnxruntime-web is not installed, so none can be used: npm install"));
      return ok("models", models.map(({ id, name }) => `${id} (${name})`).join(", "));
    },
    "Give the user of this process rights on the folder.",
  );
  return looked.level !== "ok" || looked.text !== "" ? [...findings, looked] : findings;
}
