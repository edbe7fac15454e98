import { recentBulkAction } from "@/components/bulk-actions/recent-bulk-action";
import { fitFilter } from "@/components/tasks/fit-filter";
import { readFilter } from "@/components/tasks/read-filter";
import { STANDARD_COLUMNS } from "@/components/tasks/standard-columns";
import { TaskTable } from "@/components/tasks/task-table";
import { writeColumns } from "@/lib/contracts/list-columns";
import { load } from "@/lib/server/page";
import { titled } from "../../../../titled";

export const generateMetadata = titled("nav.tasks");

export default async function TasksPage(props: {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [params, query] = await Promise.all([props.params, props.searchParams]);
  const [project, members, annotators, imports, rules, bulkActions, views] = await Promise.all([
    load("getProject", { params }),
    load("listMembers", { params }),
    load("listAnnotators", { params }),
    load("listImports", { params }),
    load("listRules", { params }),
    load("listBulkActions", { params }),
    load("listViews", { params, query: { list: "tasks" } }),
  ]);
  const { schema } = project;
  const { view, unfit } = fitFilter(readFilter(query), {
    schema,
    annotators: annotators.items.map(({ userId }) => userId),
    assignees: members.items.map(({ userId }) => userId),
    imports: imports.items.map(({ id }) => id),
  });
  const columns = view.columns ?? views.columns ?? writeColumns(STANDARD_COLUMNS);
  const first = await load("listTasks", { params, query: { ...view, columns, count: false, limit: 100 } });
  return (
    <TaskTable
      projectId={params.project}
      schema={schema}
      columns={columns}
      views={views.items}
      view={view}
      first={first}
      unfit={unfit}
      imports={imports.items}
      // Nobody can sign in as a person whose labels came with a file.
      members={members.items.filter(({ imported }) => !imported)}
      annotators={annotators.items}
      rules={rules.items.filter(({ status }) => status === "active")}
      bulkAction={recentBulkAction(bulkActions.items, Date.now())}
    />
  );
}
