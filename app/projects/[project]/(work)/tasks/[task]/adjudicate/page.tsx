import { AdjudicationPage } from "@/components/adjudication/adjudication-page";
import { withCandidateNames } from "@/lib/labels/with-candidate-names";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../../titled";
import { walkOf } from "../walk-of";

export const generateMetadata = titled("adjudication.open");

type Props = {
  params: Promise<{ project: string; task: string }>;
  /** `disputed`, `errors`: the control whose disputed tasks or label errors are worked through. */
  searchParams: Promise<{ disputed?: string | string[]; errors?: string | string[] }>;
};

export default async function AdjudicatePage(props: Props) {
  const [params, { disputed, errors }] = await Promise.all([props.params, props.searchParams]);
  const [project, detail, adjudication] = await Promise.all([
    load("getProject", { params: { project: params.project } }),
    load("getTask", { params }),
    load("getAdjudication", { params, query: { names: false } }),
  ]);
  return (
    // Another task is another page, and so is the same one once it was resolved.
    <AdjudicationPage
      key={`${params.task} ${adjudication.baseRevision}`}
      projectId={project.id}
      schema={withCandidateNames(project.schema, detail.candidateNames)}
      detail={detail}
      adjudication={adjudication}
      walk={await walkOf({ project, detail, disputed, errors, place: "/adjudicate" })}
    />
  );
}
