import { AnnotatorPage } from "@/components/annotator/annotator-page";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../../titled";

export const generateMetadata = titled("annotators.annotator");

export default async function OneAnnotator(props: { params: Promise<{ project: string; user: string }> }) {
  const params = await props.params;
  const [project, quality] = await Promise.all([
    load("getProject", { params: { project: params.project } }),
    load("getAnnotatorQuality", { params }),
  ]);
  return <AnnotatorPage projectId={project.id} schema={project.schema} quality={quality} isOwn={false} />;
}
