import { getConsensus } from "@/lib/server/consensus/consensus";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getConsensus", getConsensus);
