import { OwnWork } from "@/components/mine/own-work";
import { readView } from "@/components/mine/read-view";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.mine");

export default async function MinePage(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [params, query] = await Promise.all([props.params, props.searchParams]);
  const view = readView(query);
  const [project, progress, first] = await Promise.all([
    load("getProject", { params }),
    load("getOwnProgress", { params }),
    load("listOwnWork", { params, query: { ...view, limit: 50 } }),
  ]);
  return <OwnWork projectId={project.id} schema={project.schema} {...{ progress, view, first }} />;
}
