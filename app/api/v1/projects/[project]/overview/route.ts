import { handle } from "@/lib/server/http/handle";
import { getOverview } from "@/lib/server/projects/projects";

export const GET = handle("getOverview", getOverview);
