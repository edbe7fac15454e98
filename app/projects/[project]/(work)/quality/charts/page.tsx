import { ChartsPage } from "@/components/charts/charts-page";
import { readView } from "@/components/charts/charts-view";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../titled";

export const generateMetadata = titled("charts.title");

export default async function Charts(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [params, search] = await Promise.all([props.params, props.searchParams]);
  const [project, annotators] = await Promise.all([
    load("getProject", { params }),
    load("listAnnotators", { params }),
  ]);
  const view = readView(
    search,
    annotators.items.map(({ userId }) => userId),
  );
  const { annotator, ...period } = view;
  const [agreement, work, balance] = await Promise.all([
    load("getAgreementOverTime", { params, query: period }),
    load("getWorkOverTime", { params, query: period }),
    load("getLabelBalance", { params, query: { annotator } }),
  ]);
  return (
    <ChartsPage
      project={project}
      view={view}
      annotators={annotators.items}
      agreement={agreement}
      work={work}
      balance={balance}
    />
  );
}
