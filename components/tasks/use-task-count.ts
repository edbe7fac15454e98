"use client";
import { useEffect, useState } from "react";
import { call } from "@/lib/client/api/call";
import type { TaskCount, TaskList } from "@/lib/contracts/tasks";
import { selectionFilter, type TaskView } from "./task-filter";

/**
 * How many tasks match: at once where the first page has them all, else counted beside the page, which does not wait for it.
 * @returns undefined while the tasks of a filter are counted for the first time, and where counting failed
 */
export function useTaskCount(projectId: string, view: TaskView, first: TaskList): TaskCount | undefined {
  const [counted, setCounted] = useState<{ filter: string; count: TaskCount } | null>(null);
  const filter = JSON.stringify(selectionFilter(view));
  const isWhole = first.nextCursor === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first page has come after a change, also of the same filter
  useEffect(() => {
    if (isWhole) return;
    let isCurrent = true;
    call("countTasks", { params: { project: projectId }, query: JSON.parse(filter) }).then(
      (count) => isCurrent && setCounted({ filter, count }),
      () => isCurrent && setCounted(null),
    );
    return () => {
      isCurrent = false;
    };
  }, [projectId, filter, first]);
  if (isWhole) return { total: first.items.length, totalIsExact: true };
  // After a change the count of the same filter stands until the new one is there.
  return counted?.filter === filter ? counted.count : undefined;
}
