/** Reviews and final answers. */
export const reviews = {
  giveText: "say what is wrong",
  fixNeedsDocument: "a fix needs the corrected document, and nothing else takes one",
  noUndo: "Only the last bulk action can be taken back, once, when it has ended.",
  ownWork: "Nobody reviews their own work.",
  notSubmitted: "Only submitted answers are reviewed.",
  stale: "This answer was changed meanwhile. Look at it as it is now.",
  labelFirst:
    "This task is yours to label. Submit or skip it first; then you may look at other people's answers.",
  notShown: "review {id} was not told",
  undecidableNeedsDocument: "say what is undecidable only beside a document",
  undecidableAnswered: "has an answer or stands in the document, so it cannot be undecidable",
  undecidableRegion: "an object needs its own question",
  documentOrAnnotation: "give either annotationId with annotationRevision or a document",
  ownAnswer: "You have answered this task yourself; somebody else must decide it.",
  notSubmittedAnswer: "is not a submitted answer",
  unknownRule: "is not a rule of this project",
  staleResolved: "This answer was changed meanwhile. Look at it again.",
  resolvedMeanwhile: "Somebody else has adjudicated this task meanwhile.",
} as const;
