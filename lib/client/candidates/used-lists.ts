import { linkingControls } from "@/lib/annotation/linked-answers";
import type { LabelSession } from "@/lib/contracts/label-session";

/** Addresses of the lists of candidates that the questions of a project use. */
export function usedLists({
  schema,
  candidateLists,
}: Pick<LabelSession, "schema" | "candidateLists">): string[] {
  const used = new Set(linkingControls(schema).map(({ list }) => list));
  return candidateLists.filter(({ id }) => used.has(id)).map(({ url }) => url);
}
