/** What reviewers of a project have done. */
export const reviewers = {
  title: "Reviewers",
  note: "The decisions of each reviewer. A share of rejections is told from 30 reviews on.",
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
};
