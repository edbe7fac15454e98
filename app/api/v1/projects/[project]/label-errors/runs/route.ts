import { handle } from "@/lib/server/http/handle";
import { startLabelErrorRun } from "@/lib/server/label-errors/label-error-runs";

export const POST = handle("startLabelErrorRun", startLabelErrorRun);
