import { getDistributionSettings } from "@/lib/server/distribution/distribution";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getDistributionSettings", getDistributionSettings);
