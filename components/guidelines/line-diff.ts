/** Which lines were added and removed between two texts. */
import { type DiffPart, diffParts } from "@/lib/core/diff-parts";

export type DiffLine = DiffPart;

export const diffLines = (before: string, after: string): DiffLine[] =>
  diffParts(before.split("\n"), after.split("\n"));
