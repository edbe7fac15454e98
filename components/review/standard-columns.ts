/** The columns of the list of reviews where nobody has chosen others, in order. */
export const REVIEW_COLUMNS = ["task", "preview", "annotated", "annotator", "when", "reason"] as const;
