import { getAgreementOverTime } from "@/lib/server/charts/charts";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getAgreementOverTime", getAgreementOverTime);
