/** The filter and order of the task list, as they stand in the address of the page and in API queries. */
import type { ListTasks } from "@/lib/contracts/tasks";

export type TaskView = Omit<ListTasks, "cursor" | "limit" | "count">;
export const SORTS = ["seq", "-seq", "-answers", "answers", "-priority"] as const;

export function writeFilter(view: TaskView, extra: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...view, ...extra }))
    if (value !== undefined && value !== "" && !(name === "sort" && value === "seq"))
      query.set(name, String(value));
  return query.toString();
}

/** The filter part as a selection of all tasks that match. */
export function selectionFilter({
  sort: _,
  columns: _columns,
  ...filter
}: TaskView): Omit<TaskView, "sort" | "columns"> {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ""),
  );
}

/** What stands behind the button for more filters. */
const MORE = [
  ...(["label", "final", "import", "group", "agreementOn", "question"] as const),
  ...(["decided", "review", "consensus", "gold", "asked", "byHand"] as const),
  "field",
  "submittedFrom",
] as const satisfies (keyof TaskView)[];
export const countOfMore = (view: TaskView): number =>
  MORE.filter((part) => part !== "final" && view[part] !== undefined).length +
  (view.submittedFrom === undefined && view.submittedBefore !== undefined ? 1 : 0);
