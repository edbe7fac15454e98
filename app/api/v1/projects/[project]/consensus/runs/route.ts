import { listConsensusRuns, startConsensusRun } from "@/lib/server/consensus/consensus-runs";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("listConsensusRuns", listConsensusRuns);
export const POST = handle("startConsensusRun", startConsensusRun);
