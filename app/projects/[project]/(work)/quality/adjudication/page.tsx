import { AdjudicationOverviewPage } from "@/components/adjudication/overview-page";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../titled";

export const generateMetadata = titled("adjudication.pageTitle");

export default async function AdjudicationHome(props: { params: Promise<{ project: string }> }) {
  const params = await props.params;
  const [project, overview] = await Promise.all([
    load("getProject", { params }),
    load("getAdjudicationOverview", { params, query: { figures: true } }),
  ]);
  return <AdjudicationOverviewPage project={project} overview={overview} />;
}
