"use client";
/** The tasks that were found, page by page, and dismissals. Dismissed ones stay in sight, so that they can be taken back. */
import { useState } from "react";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import type { LabelErrorItem, LabelErrorReport, ListLabelErrors } from "@/lib/contracts/label-errors";

export type ErrorQuery = Omit<ListLabelErrors, "cursor">;
export type ErrorPage = { items: LabelErrorItem[]; nextCursor: string | null };

type Options = {
  projectId: string;
  query: ErrorQuery;
  first: ErrorPage;
  /** By how much the counts have changed. */
  onChange: (change: LabelErrorReport["counts"]) => void;
};

export function useLabelErrors({ projectId, query, first, onChange }: Options) {
  const action = useAction();
  const [items, setItems] = useState(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const params = { project: projectId };

  const more = () =>
    action.run(async () => {
      if (cursor === null) return;
      const page = await call("listLabelErrors", { params, query: { ...query, cursor } });
      setItems((before) => [...before, ...page.items]);
      setCursor(page.nextCursor);
    });

  /** @returns whether it was written */
  const dismiss = async (taskId: string, dismissed: boolean): Promise<boolean> => {
    const written = await action.run(async () => {
      const body = { control: query.control, taskIds: [taskId], dismissed };
      const { change } = await call("dismissLabelErrors", { params, body });
      onChange(change);
      const state = dismissed ? ("dismissed" as const) : ("open" as const);
      setItems((before) => before.map((item) => (item.taskId === taskId ? { ...item, state } : item)));
      return true;
    });
    return written === true;
  };

  return { items, hasMore: cursor !== null, busy: action.busy, more, dismiss };
}
