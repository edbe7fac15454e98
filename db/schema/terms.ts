import type { Kit } from "./kit-postgres";

/** `confirmed`: the terms are what annotators have marked; each run collects them anew. */
export type TermListKind = "terms" | "patterns" | "confirmed";
export type TermListSettings = {
  /** The control whose regions are suggested. */
  control: string;
  /** What has no label of its own gets this one; null where each has one. */
  label: string | null;
  matchCase: boolean;
  wholeWords: boolean;
};

/** Term lists and patterns, by which a job makes predictions. */
export function defineTerms(kit: Kit) {
  const termList = kit.table(
    "term_list",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      /** Its predictions are those of a model that is called after it. */
      name: kit.text("name").notNull(),
      kind: kit.text("kind").$type<TermListKind>().notNull(),
      settings: kit.json<TermListSettings>("settings").notNull(),
      /** Terms or patterns, each with the id of its label. */
      entries: kit.json<[text: string, label: string][]>("entries").notNull(),
      entryCount: kit.int("entry_count").notNull(),
      /** Entries of the file that say the same as an earlier one, and were left out. */
      duplicates: kit.int("duplicates").notNull(),
      lastJobId: kit.text("last_job_id"),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [kit.uniqueIndex("term_list_name").on(t.projectId, t.name)],
  );
  return { termList };
}
