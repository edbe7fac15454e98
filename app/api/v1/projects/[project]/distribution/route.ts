import { getDistribution, putDistribution } from "@/lib/server/distribution/distribution";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getDistribution", getDistribution);
export const PUT = handle("putDistribution", putDistribution);
