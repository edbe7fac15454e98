/** About gold answers. */
export const gold = {
  stale: "Somebody else has changed this gold answer meanwhile.",
  documentOrResolution: "Give either an answer or the wish to take the final answer of the task.",
  noResolution: "The task has no final answer to take.",
} as const;
