import { readFilter } from "@/components/tasks/read-filter";
import { TaskTable } from "@/components/tasks/task-table";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.tasks");

export default async function TasksPage(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [params, query] = await Promise.all([props.params, props.searchParams]);
  const view = readFilter(query);
  const [first, members, annotators] = await Promise.all([
    load("listTasks", { params, query: { ...view, limit: 100 } }),
    load("listMembers", { params }),
    load("listAnnotators", { params }),
  ]);
  return (
    <TaskTable
      projectId={params.project}
      view={view}
      first={first}
      // Nobody can sign in as a person whose labels came with a file.
      members={members.items.filter(({ imported }) => !imported)}
      annotators={annotators.items}
    />
  );
}
