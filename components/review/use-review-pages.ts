"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import type { AnswerReview, FullReview } from "@/lib/contracts/answer-review";
import type { ReviewItem, ReviewList } from "@/lib/contracts/reviews";
import type { TaskDetail } from "@/lib/contracts/tasks";
import type { ReviewView } from "./review-view";

type Given = {
  projectId: string;
  view: ReviewView;
  /** As in the address. */
  columns: string;
  first: ReviewList;
  /** The focused mode is open. */
  isHeld: boolean;
};

/** What the focused mode shows of an answer: its task, or why it cannot be shown. */
export type Looked = { kind: "task"; detail: TaskDetail } | { kind: "failed"; error: unknown };

export type ReviewPages = ReturnType<typeof useReviewPages>;

/** The loaded answers, their tasks as they are looked at, and the decisions given on this visit. */
export function useReviewPages({ projectId, view, columns, first, isHeld }: Given) {
  const router = useRouter();
  const action = useAction();
  const [known, setKnown] = useState(first);
  const [items, setItems] = useState(first.items);
  const [cursor, setCursor] = useState(first.nextCursor);
  const [looked, setLooked] = useState<ReadonlyMap<string, Looked>>(new Map());
  const [given, setGiven] = useState<ReadonlyMap<string, AnswerReview>>(new Map());
  // A new first page starts the list over. With an answer open the list stays, so that its neighbours do not change;
  // closing the answer fetches the list again.
  if (known !== first) {
    setKnown(first);
    if (!isHeld) {
      setItems(first.items);
      setCursor(first.nextCursor);
      setLooked(new Map());
      setGiven(new Map());
    }
  }
  const params = { project: projectId };

  const more = async (): Promise<ReviewItem[] | undefined> => {
    if (cursor === null) return [];
    return action.run(async () => {
      const query = { ...view, columns, limit: 50, cursor };
      const page = await call("listReviews", { params, query });
      setItems((before) => [...before, ...page.items]);
      setCursor(page.nextCursor);
      return page.items;
    });
  };

  const fetchTask = async (item: ReviewItem | undefined) => {
    if (item && looked.get(item.annotationId)?.kind !== "task") await reread(item);
  };
  /** Fetches the task of an answer as it is now. */
  const reread = async (item: ReviewItem): Promise<void> => {
    const seen = await call("getTask", { params: { ...params, task: item.task.id } })
      .then((detail): Looked => ({ kind: "task", detail }))
      // Shown in place of the task, by whoever looks at it.
      .catch((error: unknown): Looked => ({ kind: "failed", error }));
    setLooked((before) => new Map(before).set(item.annotationId, seen));
  };
  /**
   * Fetches the task of an answer, and then the one after it, so that it is there when it is turned to.
   * @param annotationId of the answer
   * @param list the answers as they are now, where more have just been fetched
   */
  const look = async (annotationId: string, list: readonly ReviewItem[] = items): Promise<void> => {
    const place = list.findIndex((item) => item.annotationId === annotationId);
    await fetchTask(list[place]);
    await fetchTask(list[place + 1]);
  };

  const noteDecision = ({ annotationId }: ReviewItem, review: FullReview) => {
    setGiven((before) => new Map(before).set(annotationId, review));
    // A reviewer who comes back to the answer sees the correction.
    setLooked((before) => {
      const seen = before.get(annotationId);
      if (seen?.kind !== "task") return before;
      const answers = seen.detail.answers.map((answer) =>
        answer.annotationId === annotationId ? { ...answer, review } : answer,
      );
      return new Map(before).set(annotationId, { kind: "task", detail: { ...seen.detail, answers } });
    });
  };

  return {
    items,
    waiting: first.waiting,
    annotators: first.annotators ?? [],
    hasMore: cursor !== null,
    busy: action.busy,
    looked,
    given,
    more,
    look,
    reread,
    noteDecision,
    reload: () => router.refresh(),
  };
}
