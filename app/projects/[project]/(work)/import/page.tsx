import { ImportPage } from "@/components/imports/import-page";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.import");

export default async function Import(props: { params: Promise<{ project: string }> }) {
  const params = await props.params;
  const [project, earlier] = await Promise.all([
    load("getProject", { params }),
    load("listImports", { params }),
  ]);
  return <ImportPage projectId={project.id} schema={project.schema} earlier={earlier.items} />;
}
