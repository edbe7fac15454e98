import { ReleasePage } from "@/components/releases/release-page";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../titled";

export const generateMetadata = titled("nav.releases");

export default async function Release(props: { params: Promise<{ project: string; release: string }> }) {
  const { release } = await props.params;
  return <ReleasePage release={await load("getRelease", { params: { release } })} />;
}
