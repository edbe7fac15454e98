import { handle } from "@/lib/server/http/handle";
import { cancelTermRun, startTermRun } from "@/lib/server/terms/term-runs";

export const POST = handle("startTermRun", startTermRun);
export const DELETE = handle("cancelTermRun", cancelTermRun);
