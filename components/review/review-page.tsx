"use client";
/** Reviews: the list of what waits or was decided, and one answer after the other by keyboard. */
import { useState } from "react";
import type { Rule } from "@/lib/contracts/guidelines";
import type { ReviewItem, ReviewList } from "@/lib/contracts/reviews";
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
  const pages = useReviewPages({ projectId: project.id, status, annotator, first });
  // The answer that is looked at, by its place in the list; the list stays as it was loaded.
  const [at, setAt] = useState<number | null>(null);
  const item: ReviewItem | undefined = at === null ? undefined : pages.items[at];
  if (at !== null && item)
    return (
      <ReviewFocus
        project={project}
        pages={pages}
        at={at}
        rules={rules}
        preferences={preferences}
        onMove={setAt}
        onClose={() => {
          setAt(null);
          pages.reload();
        }}
      />
    );
  return (
    <ReviewTable
      {...{ project, status, annotator, pages }}
      onOpen={(place) => {
        void pages.look(place);
        setAt(place);
      }}
    />
  );
}
