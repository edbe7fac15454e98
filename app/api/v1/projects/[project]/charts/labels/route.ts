import { getLabelBalance } from "@/lib/server/charts/charts";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getLabelBalance", getLabelBalance);
