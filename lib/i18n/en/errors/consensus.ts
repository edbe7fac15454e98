/** Runs of consensus. */
export const consensus = {
  runs: "A run of consensus is under way. Wait for its end, or cancel it.",
  changedMidway:
    "The label schema was saved, or an annotator was excluded or taken back, during the run. Look at the preview again and start anew.",
  noQuestion: "No method can decide this question: it takes one label out of a list, asked once per task.",
  noMethod: "There is no such method.",
} as const;
