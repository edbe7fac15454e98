import { LabelHome } from "@/components/projects/label-home";
import { Overview } from "@/components/projects/overview";
import { load } from "@/lib/server/page";
import { titled } from "../../../titled";

export const generateMetadata = titled("nav.overview");

export default async function OverviewPage(props: { params: Promise<{ project: string }> }) {
  const params = await props.params;
  const project = await load("getProject", { params });
  const [progress, steps] = await Promise.all([
    load("getOwnProgress", { params }),
    load("listNextSteps", { query: params }),
  ]);
  if (project.role !== "manager") return <LabelHome {...{ project, progress, steps }} />;
  return <Overview {...{ project, steps }} overview={await load("getOverview", { params })} own={progress} />;
}
