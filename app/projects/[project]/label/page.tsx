import { LabelPage } from "@/components/annotate/label-page";
import { GuidelineText } from "@/components/ui/markdown";
import { LabelWords } from "@/lib/client/words/label-words";
import { buildId } from "@/lib/server/build-id";
import { load } from "@/lib/server/page";
import { titled } from "../../../titled";

export const generateMetadata = titled("nav.label");

export default async function Label(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ task?: string | string[] }>;
}) {
  const [params, { task }] = await Promise.all([props.params, props.searchParams]);
  const session = await load("getLabelSession", { params });
  const { guideline } = session;
  return (
    <LabelWords>
      <LabelPage
        session={session}
        renderedGuideline={
          guideline && {
            version: guideline.version,
            text: <GuidelineText markdown={guideline.markdown} />,
          }
        }
        build={await buildId()}
        initialTaskId={typeof task === "string" ? task : undefined}
      />
    </LabelWords>
  );
}
