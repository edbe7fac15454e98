/** The filter of the task list read from the address of the page; on the server, since it needs the contract of the list. */
import * as z from "zod/mini";
import type { TaskView } from "@/components/tasks/task-filter";
import { ListTasks } from "@/lib/contracts/tasks";

const View = z.omit(ListTasks, { cursor: true, limit: true, count: true });
type Query = Record<string, string | string[] | undefined>;

/** Ignores parameters that cannot be read, so that an old link still shows a list. */
export function readFilter(query: Query): TaskView {
  const view: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== "string" || value === "") continue;
    if (View.safeParse({ ...view, [name]: value }).success) view[name] = value;
  }
  return View.parse(view);
}
