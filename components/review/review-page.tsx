"use client";
/** Reviews: the list of waiting or reviewed answers, and the focused mode that goes through them by keyboard. */
import { useState } from "react";
import type { Unfit } from "@/components/tasks/fit-filter";
import type { BulkAction } from "@/lib/contracts/bulk-actions";
import type { CommentReplies } from "@/lib/contracts/comments";
import type { Rule } from "@/lib/contracts/guidelines";
import type { ReviewList } from "@/lib/contracts/reviews";
import type { SavedView } from "@/lib/contracts/saved-views";
import { ReviewFocus } from "./review-focus";
import type { ReviewProject } from "./review-project";
import { ReviewTable } from "./review-table";
import type { ReviewView } from "./review-view";
import { useReviewPages } from "./use-review-pages";

type Props = {
  project: ReviewProject;
  /** What the list shows, as in the address. */
  columns: string;
  views: readonly SavedView[];
  /** Parts of the filter in the address that were left out. */
  unfit: Unfit[];
  view: ReviewView;
  first: ReviewList;
  /** To comments of the reader. */
  replies: CommentReplies;
  rules: Rule[];
  preferences: Record<string, unknown>;
  bulkAction: BulkAction | null;
};

export function ReviewPage(props: Props) {
  const { project, columns, view, first, rules, preferences, bulkAction } = props;
  // The answer that is looked at. Not its place: lists are fetched anew, and places move.
  const [openId, setOpenId] = useState<string | null>(null);
  const pages = useReviewPages({
    projectId: project.id,
    view,
    columns,
    first,
    isHeld: openId !== null,
  });
  const at = openId === null ? -1 : pages.items.findIndex((item) => item.annotationId === openId);
  const item = pages.items[at];
  if (item)
    return (
      <ReviewFocus
        {...{ project, pages, item, at, rules, preferences }}
        onMove={setOpenId}
        onClose={() => {
          setOpenId(null);
          pages.reload();
        }}
      />
    );
  return (
    <ReviewTable
      {...{ project, columns, view, pages, rules, bulkAction }}
      views={props.views}
      replies={props.replies}
      unfit={props.unfit}
      onOpen={(annotationId) => {
        void pages.look(annotationId);
        setOpenId(annotationId);
      }}
    />
  );
}
