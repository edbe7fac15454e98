/**
 * A list as it is stored and sent to browsers: a JSON array a line, `[id, name, description, ...aliases]`, so that it can
 * be read in parts. Empty texts at the end are left out.
 */
import type { Candidate } from "./candidate";

export function writeCandidates(candidates: readonly Candidate[]): string {
  return candidates
    .map(({ id, name, description, aliases }) =>
      JSON.stringify(
        aliases.length > 0 || description !== "" ? [id, name, description, ...aliases] : [id, name],
      ),
    )
    .join("\n");
}

/** @param lines of a stored list, whole */
export function candidatesIn(lines: readonly string[]): Candidate[] {
  const rows = JSON.parse(`[${lines.join(",")}]`) as [string, string, ...string[]][];
  return rows.map(([id, name, description = "", ...aliases]) => ({ id, name, description, aliases }));
}

/** None of an empty list. */
export const candidateLines = (content: string): string[] => (content === "" ? [] : content.split("\n"));
