import { TaskPage } from "@/components/review/task-page";
import type { Walk } from "@/components/review/task-walk";
import type { ProjectDetail } from "@/lib/contracts/projects";
import type { TaskDetail } from "@/lib/contracts/tasks";
import { findControl } from "@/lib/labels/schema";
import { withCandidateNames } from "@/lib/labels/with-candidate-names";
import { load, pageLocale } from "@/lib/server/page";
import { titled } from "../../../../../titled";

export const generateMetadata = titled("nav.tasks");

/** As many of the most disputed tasks as a reviewer works through in one go. */
const DISPUTED = 200;

type Props = {
  params: Promise<{ project: string; task: string }>;
  /** `disputed`: the control whose disputed tasks are worked through. */
  searchParams: Promise<{ disputed?: string | string[] }>;
};

/** Through the disputed tasks of one control; null when this task is none of them. */
async function disputedWalk(project: ProjectDetail, taskId: string, id: unknown): Promise<Walk | null> {
  const control = typeof id === "string" ? findControl(project.schema, id) : undefined;
  if (!control || project.role !== "manager") return null;
  const { items } = await load("listDisputed", {
    params: { project: project.id },
    // With those decided on the way: the place in the list stays.
    query: { control: control.id, limit: DISPUTED, decided: true },
  });
  const at = items.findIndex((item) => item.id === taskId);
  if (at < 0) return null;
  const { t } = await pageLocale();
  const hrefOf = (item: { id: string } | undefined) =>
    item ? `/projects/${project.id}/tasks/${item.id}?disputed=${control.id}` : null;
  const list = {
    href: `/projects/${project.id}/quality?control=${control.id}#disputed`,
    name: `${t("quality.disputed")} · ${control.name}`,
  };
  return {
    previous: hrefOf(items[at - 1]),
    next: hrefOf(items[at + 1]),
    list,
    place: { at: at + 1, of: items.length },
  };
}

async function taskWalk({ id, role }: ProjectDetail, { neighbours }: TaskDetail): Promise<Walk> {
  const { t } = await pageLocale();
  const hrefOf = (task: string | null) => task && `/projects/${id}/tasks/${task}`;
  // Reviewers have no list of tasks.
  const place = role === "manager" ? "tasks" : "review";
  return {
    previous: hrefOf(neighbours.previous),
    next: hrefOf(neighbours.next),
    list: { href: `/projects/${id}/${place}`, name: t(`nav.${place}`) },
  };
}

export default async function OneTaskPage(props: Props) {
  const [{ project: projectId, task }, { disputed }] = await Promise.all([props.params, props.searchParams]);
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
  const walk = (await disputedWalk(project, task, disputed)) ?? (await taskWalk(project, detail));
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
    />
  );
}
