import { handle } from "@/lib/server/http/handle";
import { createExclusion, listExclusions } from "@/lib/server/members/exclusions";

export const GET = handle("listExclusions", listExclusions);
export const POST = handle("createExclusion", createExclusion);
