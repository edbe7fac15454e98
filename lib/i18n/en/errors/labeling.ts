/** The label loop: submitting, changing and reopening work. */
export const labeling = {
  schemaChanged:
    "The labels of the project have changed meanwhile. Load the page again to go on with the new ones.",
  schemaChangedWorkKept:
    "The manager has changed the labels meanwhile. Your work is kept on this device; reload to go on with the new labels.",
  staleAnnotation: "This task was changed elsewhere meanwhile. Both versions are kept; choose one.",
  unknownRevision: "The server does not know the revision this was made on.",
  idInUse: "This annotation id is in use already.",
  taskDeleted: "This task was deleted meanwhile. Your work is kept on this device.",
  accepted:
    "A reviewer has accepted this answer, so it can no longer be changed. If it should be, ask about the task.",
  goldShown: "You have compared this answer with the right one; it can no longer be changed.",
  resolved:
    "This task is adjudicated, so your answer can no longer be changed. If it should be, ask about the task.",
  noSchema: "project {project} has no schema {version}",
} as const;
