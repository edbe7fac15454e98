import { handle } from "@/lib/server/http/handle";
import { cancelLabelErrorRun } from "@/lib/server/label-errors/label-error-runs";

export const DELETE = handle("cancelLabelErrorRun", cancelLabelErrorRun);
