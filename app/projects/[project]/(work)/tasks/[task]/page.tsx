import { TaskPage } from "@/components/review/task-page";
import { load } from "@/lib/server/page";
import { titled } from "../../../../../titled";

export const generateMetadata = titled("nav.tasks");

export default async function OneTaskPage(props: { params: Promise<{ project: string; task: string }> }) {
  const { project: projectId, task } = await props.params;
  const [project, detail, rules] = await Promise.all([
    load("getProject", { params: { project: projectId } }),
    load("getTask", { params: { project: projectId, task } }),
    load("listRules", { params: { project: projectId } }),
  ]);
  return (
    <TaskPage
      projectId={projectId}
      schema={project.schema}
      detail={detail}
      rules={rules.items}
      list={project.role === "manager" ? "tasks" : "review"}
    />
  );
}
