/** Roles in a project, as they stand inside other messages. */
export const roles = {
  manager: "manager",
  reviewer: "reviewer",
  annotator: "annotator",
} as const;
