import { handle } from "@/lib/server/http/handle";
import { deprecateRelease, restoreRelease } from "@/lib/server/releases/deprecate-release";

export const PUT = handle("deprecateRelease", deprecateRelease);
export const DELETE = handle("restoreRelease", restoreRelease);
