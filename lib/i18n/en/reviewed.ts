/** What annotators read of reviews, beside their own answers. */
export const reviewed = {
  rejected: "A reviewer sent this answer back",
  rejectedDo: "Change what is wrong and submit it again.",
  locked: "A reviewer has accepted this answer. It can no longer be changed.",
  fixed: "A reviewer has corrected this answer",
  fixedText: "Below is how it should be. It can no longer be changed.",
};
