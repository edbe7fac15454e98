/** The filter and order of the task list, as they stand in the address of the page and in API queries. */
import * as z from "zod/mini";
import { ListTasks } from "@/lib/contracts/tasks";

const View = z.omit(ListTasks, { cursor: true, limit: true });
export type TaskView = Omit<ListTasks, "cursor" | "limit">;
export const SORTS = ["seq", "-seq", "-answers", "answers", "-priority"] as const;

type Query = Record<string, string | string[] | undefined>;

/** What cannot be read is left out: an old link still shows a list. */
export function readFilter(query: Query): TaskView {
  const view: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== "string" || value === "") continue;
    if (View.safeParse({ ...view, [name]: value }).success) view[name] = value;
  }
  return View.parse(view);
}

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
