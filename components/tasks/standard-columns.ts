/** The columns of the task list where nobody has chosen others, in order. */
export const STANDARD_COLUMNS = [
  "number",
  "preview",
  "annotated",
  "status",
  "answers",
  "skips",
  "assignees",
] as const;
