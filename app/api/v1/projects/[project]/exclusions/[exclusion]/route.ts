import { handle } from "@/lib/server/http/handle";
import { liftExclusion } from "@/lib/server/members/exclusions";

export const DELETE = handle("liftExclusion", liftExclusion);
