import { AnnotatorPage } from "@/components/annotator/annotator-page";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../titled";

export const generateMetadata = titled("annotator.ownTitle");

export default async function OwnQuality(props: { params: Promise<{ project: string }> }) {
  const params = await props.params;
  const [project, quality] = await Promise.all([
    load("getProject", { params }),
    load("getOwnQuality", { params }),
  ]);
  return <AnnotatorPage projectId={project.id} schema={project.schema} quality={quality} isOwn />;
}
