import { handle } from "@/lib/server/http/handle";
import { compareReleases } from "@/lib/server/releases/compare-releases";

export const GET = handle("compareReleases", compareReleases);
