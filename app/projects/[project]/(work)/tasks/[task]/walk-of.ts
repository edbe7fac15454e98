/** The list that the reader of a task works through: disputed tasks or label errors of a control, or the tasks by number. */
import type { Walk } from "@/components/review/task-walk";
import { type ErrorWalk, errorListSearch, errorWalkSearch } from "@/lib/contracts/error-walk";
import type { ProjectDetail } from "@/lib/contracts/projects";
import type { TaskDetail } from "@/lib/contracts/tasks";
import { findControl } from "@/lib/labels/schema";
import { load, pageLocale } from "@/lib/server/page";

/** As many of the most disputed tasks as a reviewer works through in one go. */
const DISPUTED = 200;

/** What of a task is shown: its page, or its adjudication. */
export type TaskPlace = "" | "/adjudicate";
export type AdjudicationList = "waiting" | "second";

type Asked = {
  project: ProjectDetail;
  detail: TaskDetail;
  /** The control whose disputed tasks are worked through, as it stands in the address. */
  disputed: unknown;
  /** The label errors that are worked through; null where none are. */
  errors: ErrorWalk | null;
  /** Of an adjudication, the list it was opened from: all that wait, or those to decide a second time. */
  list?: AdjudicationList | null;
  place: TaskPlace;
};

/** What comes after a place in a list; behind the last one come those that were passed over. */
const onwards = (ids: readonly string[], at: number): string[] => [
  ...ids.slice(at + 1),
  ...ids.slice(0, Math.max(0, at)),
];

/** Through what waits for an adjudication of the reader, or for a second one; the task at hand may be none of them. */
async function adjudicationWalk({ project: { id }, detail: { task }, list = null }: Asked): Promise<Walk> {
  const { t } = await pageLocale();
  const overview = await load("getAdjudicationOverview", {
    params: { project: id },
    query: { figures: false },
  });
  const second = list === "second";
  const held = new Set(overview.waiting.flatMap((one) => (one.heldBy === null ? [] : [one.id])));
  const ids = second ? overview.second.open : overview.waiting.map((one) => one.id);
  const at = ids.indexOf(task.id);
  const query = `list=${list ?? "waiting"}`;
  const hrefOf = (to: string | undefined) =>
    to === undefined || to === task.id ? null : `/projects/${id}/tasks/${to}/adjudicate?${query}`;
  const among = onwards(ids, at);
  return {
    previous: at > 0 ? hrefOf(ids[at - 1]) : null,
    next: hrefOf(among.find((one) => !held.has(one)) ?? among[0]),
    claimable: { among, second, query },
    list:
      list === null
        ? { href: `/projects/${id}/tasks/${task.id}`, name: t("tasks.taskTitle", { number: task.seq }) }
        : { href: `/projects/${id}/quality/adjudication`, name: t("adjudication.pageTitle") },
    ...(at >= 0 && { place: { at: at + 1, of: ids.length } }),
  };
}

/** Through the disputed tasks of one control; null when this task is none of them. */
async function disputedWalk({ project, detail, disputed, place }: Asked): Promise<Walk | null> {
  const control = typeof disputed === "string" ? findControl(project.schema, disputed) : undefined;
  if (!control || project.role !== "manager") return null;
  const { items } = await load("listDisputed", {
    params: { project: project.id },
    // With those decided on the way: the place in the list stays.
    query: { control: control.id, limit: DISPUTED, decided: true },
  });
  const at = items.findIndex((item) => item.id === detail.task.id);
  if (at < 0) return null;
  const { t } = await pageLocale();
  const hrefOf = (item: { id: string } | undefined) =>
    item ? `/projects/${project.id}/tasks/${item.id}${place}?disputed=${control.id}` : null;
  // Who adjudicates goes on to what is not decided yet.
  const among = onwards(
    items.map(({ id }) => id),
    at,
  ).filter((id) => items.some((item) => item.id === id && !item.decided));
  const next = place === "" ? items[at + 1] : items.find(({ id }) => id === among[0]);
  return {
    previous: hrefOf(items[at - 1]),
    next: hrefOf(next),
    list: {
      href: `/projects/${project.id}/quality?control=${control.id}#disputed`,
      name: `${t("quality.disputed")} · ${control.name}`,
    },
    ...(place !== "" && { claimable: { among, second: false, query: `disputed=${control.id}` } }),
    place: { at: at + 1, of: items.length },
  };
}

/** Through the likely label errors of one control, as far as the filters of the list let them through. */
async function errorWalk({ project, detail, errors, place }: Asked): Promise<Walk | null> {
  const control = errors ? findControl(project.schema, errors.control) : undefined;
  if (!errors || !control || project.role !== "manager") return null;
  const walk = await load("getLabelErrorWalk", {
    params: { project: project.id, task: detail.task.id },
    query: errors,
  });
  const { t } = await pageLocale();
  const hrefOf = (to: string | null) =>
    to && `/projects/${project.id}/tasks/${to}${place}?${errorWalkSearch(errors)}`;
  return {
    previous: hrefOf(walk.previous),
    next: hrefOf(walk.next),
    list: {
      href: `/projects/${project.id}/quality/label-errors?${errorListSearch(errors)}#errors`,
      name: `${t("labelErrors.title")} · ${control.name}`,
    },
    ...(walk.place && { place: walk.place }),
  };
}

async function taskWalk({ project: { id, role }, detail }: Asked): Promise<Walk> {
  const { t } = await pageLocale();
  const { neighbours } = detail;
  const hrefOf = (to: string | null) => to && `/projects/${id}/tasks/${to}`;
  // Reviewers have no list of tasks.
  const place = role === "manager" ? "tasks" : "review";
  return {
    previous: hrefOf(neighbours.previous),
    next: hrefOf(neighbours.next),
    list: { href: `/projects/${id}/${place}`, name: t(`nav.${place}`) },
  };
}

export const walkOf = async (asked: Asked): Promise<Walk> =>
  (await disputedWalk(asked)) ??
  (await errorWalk(asked)) ??
  (asked.place === "" ? taskWalk(asked) : adjudicationWalk(asked));
