import { ReleaseList } from "@/components/releases/release-list";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.releases");

export default async function Releases(props: { params: Promise<{ project: string }> }) {
  const params = await props.params;
  const releases = await load("listReleases", { params });
  return <ReleaseList projectId={params.project} releases={releases.items} />;
}
