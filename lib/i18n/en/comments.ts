/** What reviewers and annotators write each other about an annotation. */
export const comments = {
  title: "Comments",
  none: "Nobody has commented on this annotation.",
  whole: "The whole annotation",
  gone: "A region that is gone",
  about: "About",
  add: "Comment",
  addLabel: "New comment",
  reply: "Reply",
  replyLabel: "Reply to this comment",
  resolve: "Resolve",
  reopen: "Open again",
  resolved: "resolved",
  showResolved: { one: "{count} resolved", other: "{count} resolved" },
  show: "Show the region",
  you: "You",
  count: { one: "{count} open comment", other: "{count} open comments" },
};
