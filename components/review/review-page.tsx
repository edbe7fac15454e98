"use client";
/** Reviews: the list of waiting or reviewed answers, and the focused mode that goes through them by keyboard. */
import { useState } from "react";
import type { Rule } from "@/lib/contracts/guidelines";
import type { ReviewList } from "@/lib/contracts/reviews";
import { ReviewFocus } from "./review-focus";
import type { ReviewProject, ReviewStatus } from "./review-project";
import { ReviewTable } from "./review-table";
import { useReviewPages } from "./use-review-pages";

type Props = {
  project: ReviewProject;
  status: ReviewStatus;
  annotator: string | null;
  first: ReviewList;
  rules: Rule[];
  preferences: Record<string, unknown>;
};

export function ReviewPage({ project, status, annotator, first, rules, preferences }: Props) {
  // The answer that is looked at. Not its place: lists are fetched anew, and places move.
  const [openId, setOpenId] = useState<string | null>(null);
  const pages = useReviewPages({
    projectId: project.id,
    status,
    annotator,
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
      {...{ project, status, annotator, pages }}
      onOpen={(annotationId) => {
        void pages.look(annotationId);
        setOpenId(annotationId);
      }}
    />
  );
}
