import { ConsensusPage } from "@/components/consensus/consensus-page";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../titled";

export const generateMetadata = titled("consensus.title");

export default async function Consensus(props: { params: Promise<{ project: string }> }) {
  const params = await props.params;
  const [project, report, runs] = await Promise.all([
    load("getProject", { params }),
    load("getConsensus", { params }),
    load("listConsensusRuns", { params }),
  ]);
  return <ConsensusPage project={project} report={report} runs={runs} />;
}
