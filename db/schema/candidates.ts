import type { Kit } from "./kit-postgres";

/** Lists of candidates that mentions are linked to. */
export function defineCandidates(kit: Kit) {
  const candidateList = kit.table(
    "candidate_list",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      name: kit.text("name").notNull(),
      /** The file that browsers keep, see `lib/candidates/candidate-lines.ts`. */
      content: kit.text("content").notNull(),
      /** Of the content as UTF-8, hex. */
      sha256: kit.text("sha256").notNull(),
      candidateCount: kit.int("candidate_count").notNull(),
      /** Rows of a candidate that stood above. */
      duplicates: kit.int("duplicates").notNull(),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
      updatedAt: kit.time("updated_at").notNull(),
    },
    (t) => [kit.uniqueIndex("candidate_list_name").on(t.projectId, t.name)],
  );
  return { candidateList };
}
