import { getAdjudication } from "@/lib/server/adjudication/adjudication";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getAdjudication", getAdjudication);
