/** The search for near-duplicates. */
export const duplicates = {
  runs: "A search for near-duplicates is under way. Wait for its end, or cancel it.",
} as const;
