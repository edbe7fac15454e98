"use client";
import { useState } from "react";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import type { TaskList } from "@/lib/contracts/tasks";
import type { TaskView } from "./task-filter";

/** Pages of the list, fetched as they come into sight. */
export function useTaskPages({
  projectId,
  view,
  columns,
  first,
}: {
  projectId: string;
  view: TaskView;
  /** As in the address. */
  columns: string;
  first: TaskList;
}) {
  const [items, setItems] = useState(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const [known, setKnown] = useState(first);
  const [failed, setFailed] = useState(false);
  const action = useAction();
  // Fresh from the server after a change: start over.
  if (known !== first) {
    setKnown(first);
    setItems(first.items);
    setCursor(first.nextCursor);
  }
  const more = () => {
    if (cursor === null || action.busy) return;
    setFailed(false);
    const load = action.run(async () => {
      const page = await call("listTasks", {
        params: { project: projectId },
        query: { ...view, columns, cursor, limit: 200 },
      });
      setItems((before) => [...before, ...page.items]);
      setCursor(page.nextCursor);
      return true;
    });
    void load.then((worked) => setFailed(worked === undefined));
  };
  return { items, more, hasMore: cursor !== null, busy: action.busy, failed };
}
