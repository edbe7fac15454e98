import { BulkPage } from "@/components/bulk/bulk-page";
import { GuidelineText } from "@/components/ui/markdown";
import { BulkWords } from "@/lib/client/words/bulk-words";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.bulk");

export default async function Bulk(props: { params: Promise<{ project: string }> }) {
  const session = await load("getLabelSession", { params: await props.params });
  const { guideline } = session;
  return (
    <BulkWords>
      <BulkPage
        session={session}
        renderedGuideline={
          guideline && {
            version: guideline.version,
            text: <GuidelineText markdown={guideline.markdown} />,
          }
        }
      />
    </BulkWords>
  );
}
