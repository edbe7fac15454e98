import { previewConsensus } from "@/lib/server/consensus/consensus-runs";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("previewConsensus", previewConsensus);
