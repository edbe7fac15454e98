import { getWorkOverTime } from "@/lib/server/charts/charts";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getWorkOverTime", getWorkOverTime);
