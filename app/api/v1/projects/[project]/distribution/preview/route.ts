import { previewDistribution } from "@/lib/server/distribution/distribution";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("previewDistribution", previewDistribution);
