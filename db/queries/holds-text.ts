/** Whether a text contains another in any case, on both databases, for lists that no index of texts covers. */
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Db } from "../client/database";

/** As typed and in the usual capitals: SQLite folds only those of the Latin alphabet itself. */
const spellings = (text: string): string[] => {
  const small = text.toLowerCase();
  const first = Array.from(small)[0] ?? "";
  return [...new Set([text, small, text.toUpperCase(), first.toUpperCase() + small.slice(first.length)])];
};

/** @param wanted not empty */
export function holdsText(db: Db, value: SQLWrapper, wanted: string): SQL {
  const place = (text: string) =>
    db.dialect === "sqlite" ? sql`instr(${value}, ${text}) > 0` : sql`strpos(${value}, ${text}) > 0`;
  return sql`(${sql.join(spellings(wanted).map(place), sql` or `)})`;
}
