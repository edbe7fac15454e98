import { LabelHome } from "@/components/projects/label-home";
import { Overview } from "@/components/projects/overview";
import { load } from "@/lib/server/page";
import { titled } from "../../../titled";

export const generateMetadata = titled("nav.overview");

export default async function OverviewPage(props: { params: Promise<{ project: string }> }) {
  const params = await props.params;
  const project = await load("getProject", { params });
  if (project.role !== "manager") return <LabelHome project={project} />;
  return <Overview project={project} overview={await load("getOverview", { params })} />;
}
