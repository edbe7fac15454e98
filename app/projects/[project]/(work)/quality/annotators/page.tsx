import { AnnotatorsPage } from "@/components/quality/annotators-page";
import { ReviewerTable } from "@/components/quality/reviewer-table";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../titled";

export const generateMetadata = titled("annotators.title");

export default async function Annotators(props: { params: Promise<{ project: string }> }) {
  const params = await props.params;
  const [project, figures, { reviewers }] = await Promise.all([
    load("getProject", { params }),
    load("getAnnotatorFigures", { params }),
    load("getReviewerFigures", { params }),
  ]);
  return (
    <>
      <AnnotatorsPage project={project} figures={figures} />
      <ReviewerTable projectId={project.id} reviewers={reviewers} />
    </>
  );
}
