import { holdAdjudication, releaseAdjudication } from "@/lib/server/adjudication/holds";
import { handle } from "@/lib/server/http/handle";

export const PUT = handle("holdAdjudication", holdAdjudication);
export const DELETE = handle("releaseAdjudication", releaseAdjudication);
