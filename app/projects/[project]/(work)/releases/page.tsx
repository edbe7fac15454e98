import { ReleaseList } from "@/components/releases/release-list";
import { valuesOf } from "@/lib/labels/closed-values";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.releases");

export default async function Releases(props: { params: Promise<{ project: string }> }) {
  const params = await props.params;
  const releases = await load("listReleases", { params });
  const { schema } = await load("getProject", { params });
  const questions = schema.controls
    .filter((control) => valuesOf(control).length > 0)
    .map(({ id, name }) => ({ id, name }));
  const people = await load("listAnnotators", { params });
  return (
    <ReleaseList
      projectId={params.project}
      releases={releases.items}
      questions={questions}
      people={people.items.map(({ userId, name }) => ({ id: userId, name }))}
    />
  );
}
