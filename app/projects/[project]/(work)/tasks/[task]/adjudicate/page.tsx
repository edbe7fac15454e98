import { AdjudicationPage } from "@/components/adjudication/adjudication-page";
import { readErrorWalk } from "@/lib/contracts/error-walk";
import { withCandidateNames } from "@/lib/labels/with-candidate-names";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../../titled";
import { type AdjudicationList, walkOf } from "../walk-of";

export const generateMetadata = titled("adjudication.open");

const LISTS: readonly AdjudicationList[] = ["waiting", "second"];

type Props = {
  params: Promise<{ project: string; task: string }>;
  /**
   * `disputed`, `errors`: the control whose disputed tasks or label errors are worked through. `list`: all that wait (`waiting`), or the tasks to decide a
   * second time (`second`).
   */
  searchParams: Promise<
    Partial<Record<"disputed" | "errors" | "given" | "suggested" | "state" | "list", string | string[]>>
  >;
};

export default async function AdjudicatePage(props: Props) {
  const [params, search] = await Promise.all([props.params, props.searchParams]);
  const { disputed } = search;
  const list = LISTS.find((one) => one === search.list) ?? null;
  const second = list === "second";
  const [project, detail, adjudication] = await Promise.all([
    load("getProject", { params: { project: params.project } }),
    load("getTask", { params }),
    load("getAdjudication", { params, query: { names: false, second } }),
  ]);
  return (
    // Another task is another page, and so is the same one once it was resolved.
    <AdjudicationPage
      key={`${params.task} ${adjudication.baseRevision}`}
      projectId={project.id}
      schema={withCandidateNames(project.schema, detail.candidateNames)}
      detail={detail}
      adjudication={adjudication}
      second={second}
      isManager={project.role === "manager"}
      walk={
        await walkOf({ project, detail, disputed, errors: readErrorWalk(search), list, place: "/adjudicate" })
      }
    />
  );
}
