/** Whether the candidates that answers stand for are in their lists: beside the check of a document, which knows no lists. */
import type { Database } from "@/db/client/database";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { linkedAnswers, linkingControls } from "@/lib/annotation/linked-answers";
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { LabelSchema } from "@/lib/labels/schema";
import { type CandidateNames, keptList } from "./kept-lists";

const MAX_ISSUES = 50;

/** The problems of answers that stand for no candidate, with their paths. Call outside of transactions. */
export async function linkIssues(
  database: Database,
  { projectId, schema }: { projectId: string; schema: LabelSchema },
  document: AnnotationDocument,
): Promise<Issue[]> {
  const linked = linkedAnswers(linkingControls(schema), document);
  const lists = new Map<string, CandidateNames | undefined>();
  for (const { list } of linked)
    if (list !== undefined && !lists.has(list))
      lists.set(list, (await keptList(database, { projectId, listId: list }))?.names);
  const issues = linked.flatMap(({ list, id, path }): Issue[] => {
    if (list === undefined) return [{ path, message: say("candidates.noList") }];
    const names = lists.get(list);
    if (!names) return [{ path, message: say("candidates.unknownList") }];
    return names.has(id) ? [] : [{ path, message: say("candidates.unknown", { id }) }];
  });
  return issues.slice(0, MAX_ISSUES);
}
