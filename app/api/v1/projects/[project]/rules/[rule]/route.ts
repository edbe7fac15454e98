import { patchRule } from "@/lib/server/guidelines/rules";
import { handle } from "@/lib/server/http/handle";

export const PATCH = handle("patchRule", patchRule);
