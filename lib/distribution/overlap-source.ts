/** The most annotators that a task can need. */
export const MAX_OVERLAP = 20;

/** Where the number of annotators of a task comes from. */
export const OVERLAP_SOURCES = ["project", "share", "disagreement", "hand"] as const;
export type OverlapSource = (typeof OVERLAP_SOURCES)[number];

/** @param task.overlapAsked the number it was raised to since its annotators disagreed; 0 where they never did */
export function overlapSource(task: {
  overlap: number;
  overlapByHand: boolean;
  overlapAsked: number;
  inShare: boolean;
}): OverlapSource {
  if (task.overlapByHand) return "hand";
  if (task.overlapAsked > 0 && task.overlapAsked >= task.overlap) return "disagreement";
  return task.inShare ? "share" : "project";
}
