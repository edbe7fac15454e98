/** Documents of a project from every source, page by page, so that callers can count their content in one walk. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Db } from "../client/database";

const PAGE = 1_000;
/** With more, looking for the texts takes as long as parsing the document. */
const MAX_TEXTS = 20;

/** Where documents are, and two columns behind the project that an index of the table has in order. */
const WALKS = {
  annotation: { order: ["task_id", "id"], start: "" },
  resolution: { order: ["task_id", "task_id"], start: "" },
  review: { order: ["created_at", "id"], start: -1 },
  prediction: { order: ["model", "id"], start: "" },
} as const;
export type DocumentTable = keyof typeof WALKS;
/** Documents of annotators, reviewers and managers; predictions are not among them. */
export const PEOPLES_DOCUMENTS = ["annotation", "resolution", "review"] as const;
export const ALL_DOCUMENTS = [...PEOPLES_DOCUMENTS, "prediction"] as const;

type Row = { a: string | number; b: string; document: string | null };

/**
 * @param texts leaves out documents whose JSON has none of these, to save parsing them; all documents when left out
 * @returns pages of documents, in a fixed order
 */
export async function* walkDocuments(
  db: Db,
  params: { projectId: string; tables: readonly DocumentTable[]; texts?: readonly string[] },
): AsyncGenerator<AnnotationDocument[]> {
  const texts = params.texts && params.texts.length <= MAX_TEXTS ? params.texts : [];
  const has = db.dialect === "postgres" ? "strpos(document, ?) > 0" : "instr(document, ?) > 0";
  const holding = texts.length > 0 ? `and (${texts.map(() => has).join(" or ")})` : "";
  for (const table of params.tables) {
    const { order, start } = WALKS[table];
    const [a, b] = order;
    let after: [string | number, string] = [start, ""];
    for (;;) {
      const rows: Row[] = await db.raw.all<Row>(
        `select ${a} as a, ${b} as b, document from ${table}
         where project_id = ? and (${a}, ${b}) > (?, ?) ${holding}
         order by ${a}, ${b} limit ${PAGE}`,
        [params.projectId, ...after, ...texts],
      );
      yield rows.flatMap(({ document }) =>
        document === null || document === "null" ? [] : (JSON.parse(document) as AnnotationDocument),
      );
      const last = rows.at(-1);
      if (rows.length < PAGE || !last) break;
      after = [last.a, last.b];
    }
  }
}
