import { claimAdjudication } from "@/lib/server/adjudication/holds";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("claimAdjudication", claimAdjudication);
