import { handle } from "@/lib/server/http/handle";
import { getLabelErrorWalk } from "@/lib/server/label-errors/error-walk";

export const GET = handle("getLabelErrorWalk", getLabelErrorWalk);
