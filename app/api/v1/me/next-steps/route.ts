import { handle } from "@/lib/server/http/handle";
import { listNextSteps } from "@/lib/server/projects/next-steps";

export const GET = handle("listNextSteps", listNextSteps);
