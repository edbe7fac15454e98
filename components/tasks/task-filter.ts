/** The filter and order of the task list, as they stand in the address of the page and in API queries. */
import type { ListTasks } from "@/lib/contracts/tasks";

export type TaskView = Omit<ListTasks, "cursor" | "limit">;
export const SORTS = ["seq", "-seq", "-answers", "answers", "-priority"] as const;

export function writeFilter(view: TaskView, extra: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...view, ...extra }))
    if (value !== undefined && value !== "" && value !== false && !(name === "sort" && value === "seq"))
      query.set(name, String(value));
  return query.toString();
}

/** The filter part as a selection of all tasks that match. */
export function selectionFilter({ sort: _, ...filter }: TaskView): Omit<TaskView, "sort"> {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ""),
  );
}
