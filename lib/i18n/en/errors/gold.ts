/** About gold answers. */
export const gold = {
  stale: "Somebody else has changed this gold answer meanwhile.",
  documentOrResolution: "Give either an answer or the wish to take the final answer of the task.",
  undecidable: "Part of the final answer is undecidable, so nobody can be measured against it.",
  noResolution: "The task has no final answer to take.",
} as const;
