/** Names of the candidates that documents stand for, for pages that show answers without having the lists. */
import type { Database } from "@/db/client/database";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { linkedAnswers, linkingControls } from "@/lib/annotation/linked-answers";
import type { LabelSchema } from "@/lib/labels/schema";
import { keptList } from "./kept-lists";

/** By the id of the question and of the candidate; candidates that are gone have none. */
export async function namesOfAnswers(
  database: Pick<Database, "read">,
  { projectId, schema }: { projectId: string; schema: LabelSchema },
  documents: readonly AnnotationDocument[],
): Promise<Record<string, Record<string, string>>> {
  const controls = linkingControls(schema);
  const names: Record<string, Record<string, string>> = {};
  for (const document of documents)
    for (const { control, list, id } of linkedAnswers(controls, document)) {
      const found = list === undefined ? undefined : await keptList(database, { projectId, listId: list });
      const name = found?.names.get(id);
      if (name === undefined) continue;
      const ofControl = names[control.id] ?? {};
      ofControl[id] = name;
      names[control.id] = ofControl;
    }
  return names;
}
