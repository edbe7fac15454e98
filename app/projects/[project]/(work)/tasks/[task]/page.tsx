import { TaskPage } from "@/components/review/task-page";
import { readErrorWalk } from "@/lib/contracts/error-walk";
import { withCandidateNames } from "@/lib/labels/with-candidate-names";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../titled";
import { walkOf } from "./walk-of";

export const generateMetadata = titled("nav.tasks");

type Props = {
  params: Promise<{ project: string; task: string }>;
  /** `disputed`, `errors`: the control whose disputed tasks or label errors are worked through, these with the filters of their list. */
  searchParams: Promise<
    Partial<Record<"disputed" | "errors" | "given" | "suggested" | "state", string | string[]>>
  >;
};

export default async function OneTaskPage(props: Props) {
  const [{ project: projectId, task }, search] = await Promise.all([props.params, props.searchParams]);
  const { disputed } = search;
  const [me, project, detail, rules] = await Promise.all([
    load("getMe"),
    load("getProject", { params: { project: projectId } }),
    load("getTask", { params: { project: projectId, task } }),
    load("listRules", { params: { project: projectId } }),
  ]);
  const versions =
    detail.task.version > 1 && project.role === "manager"
      ? (await load("listTaskVersions", { params: { project: projectId, task } })).items
      : [];
  const walk = await walkOf({ project, detail, disputed, errors: readErrorWalk(search), place: "" });
  // Another task is another page: a decision begun on one is not carried to the next.
  return (
    <TaskPage
      key={task}
      schema={withCandidateNames(project.schema, detail.candidateNames)}
      detail={detail}
      rules={rules.items}
      walk={walk}
      versions={versions}
      preferences={me.preferences}
      projectId={projectId}
      disputed={typeof disputed === "string" ? disputed : null}
    />
  );
}
