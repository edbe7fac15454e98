import { ReleasePage } from "@/components/releases/release-page";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../titled";

export const generateMetadata = titled("nav.releases");

export default async function Release(props: { params: Promise<{ project: string; release: string }> }) {
  const { project, release } = await props.params;
  const [shown, { items }, links, duplicates] = await Promise.all([
    load("getRelease", { params: { release } }),
    load("listReleases", { params: { project } }),
    load("listReleaseLinks", { params: { release } }),
    load("getReleaseDuplicates", { params: { release } }),
  ]);
  const others = items
    .filter(({ id, status }) => id !== release && status === "frozen")
    .map(({ id, number, name }) => ({ id, number, name }));
  return (
    <ReleasePage
      projectId={project}
      release={shown}
      others={others}
      links={links.items}
      duplicates={duplicates}
    />
  );
}
