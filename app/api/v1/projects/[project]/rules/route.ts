import { createRule, listRules } from "@/lib/server/guidelines/rules";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("listRules", listRules);
export const POST = handle("createRule", createRule);
