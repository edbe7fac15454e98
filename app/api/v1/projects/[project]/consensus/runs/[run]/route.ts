import { cancelConsensusRun } from "@/lib/server/consensus/consensus-runs";
import { handle } from "@/lib/server/http/handle";

export const DELETE = handle("cancelConsensusRun", cancelConsensusRun);
