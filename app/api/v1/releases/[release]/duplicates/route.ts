import { getReleaseDuplicates } from "@/lib/server/duplicates/release-duplicates";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getReleaseDuplicates", getReleaseDuplicates);
