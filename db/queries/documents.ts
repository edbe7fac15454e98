/** What documents of a project hold, whoever made them. */
import { eq, sql } from "drizzle-orm";
import type { Db } from "../client/database";

/** As a pattern that means these characters and no others, between any others. */
const anywhere = (text: string) => `%${text.replaceAll(/[!%_]/g, "!$&")}%`;

/**
 * How many answers, final answers and corrections of reviewers hold each of these texts.
 * @param texts as they stand in the JSON of a document
 * @returns one number per text, in their order
 */
export async function documentsHolding(
  db: Db,
  { projectId, texts }: { projectId: string; texts: string[] },
): Promise<number[]> {
  const totals = texts.map(() => 0);
  if (texts.length === 0) return totals;
  for (const table of [db.t.annotation, db.t.resolution, db.t.review]) {
    // One walk for all texts, however many parts a schema loses.
    const fields = Object.fromEntries(
      texts.map((text, i) => [
        `n${i}`,
        sql<number>`sum(case when ${table.document} like ${anywhere(text)} escape '!' then 1 else 0 end)`,
      ]),
    );
    const [row] = await db.q.select(fields).from(table).where(eq(table.projectId, projectId));
    totals.forEach((total, i) => {
      totals[i] = total + Number(row?.[`n${i}`] ?? 0);
    });
  }
  return totals;
}
