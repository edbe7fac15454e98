"use client";
import { usePageKeys } from "@/components/ui/use-page-keys";

/** The keys of the focused review; the first of each is shown on its button. */
export const REVIEW_KEYS = [
  { id: "accept", shortcuts: ["a"] },
  { id: "fix", shortcuts: ["f"] },
  { id: "reject", shortcuts: ["r"] },
  { id: "next", shortcuts: ["n", "ArrowRight"] },
  { id: "previous", shortcuts: ["p", "ArrowLeft"] },
  { id: "close", shortcuts: ["Escape"] },
] as const;
export type ReviewAction = (typeof REVIEW_KEYS)[number]["id"];

/** @param blocked while a dialog has the keys */
export const useReviewKeys = (
  run: (action: ReviewAction) => void,
  preferences: Record<string, unknown>,
  blocked: boolean,
): void => usePageKeys(REVIEW_KEYS, run, preferences, blocked);
