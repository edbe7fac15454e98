/** What reviewers of a project have done. */
export const reviewers = {
  title: "Reviewers",
  note: "The decisions of each reviewer. Shares are told from 30 reviews on.",
  queue: "To the reviews",
  reviewer: "Reviewer",
  reviewed: "Reviewed",
  accepted: "Accepted",
  fixed: "Corrected",
  rejected: "Rejected",
  share: "Share rejected",
  wait: "Median wait for a review",
  comments: "Comments",
  few: "under 30",
  overruled: "Accepted, overruled later",
  overruledHint:
    "Of accepted annotations whose task was adjudicated afterwards: the share that differs from the final answer",
  fewDecided: { one: "{count} adjudicated, under 30", other: "{count} adjudicated, under 30" },
  noneDecided: "none adjudicated",
};
