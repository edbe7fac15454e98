import { handle } from "@/lib/server/http/handle";
import { liftExclusion } from "@/lib/server/people/exclusions";

export const DELETE = handle("liftExclusion", liftExclusion);
