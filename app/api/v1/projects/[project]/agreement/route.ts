import { handle } from "@/lib/server/http/handle";
import { getAgreement } from "@/lib/server/quality/agreement";

export const GET = handle("getAgreement", getAgreement);
