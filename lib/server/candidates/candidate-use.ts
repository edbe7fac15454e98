/** Which candidates the answers of a project stand for; runs in the computing thread. */
import { PEOPLES_DOCUMENTS, walkDocuments } from "@/db/queries/documents";
import { listSchemas } from "@/db/queries/projects";
import { linkedAnswers, linkingControls } from "@/lib/annotation/linked-answers";
import type { Procedure } from "../worker/procedure";

export type CandidateUse = {
  /** Those of the ids that any answer stands for. */
  ids: string[];
  /** How many annotations, final answers and corrections of reviewers have such an answer. */
  annotations: number;
};

/** @returns how the given candidates of a list are used by questions of any version of the labels */
export const candidateUse: Procedure<
  { projectId: string; listId: string; ids: string[] },
  never,
  CandidateUse
> = async (db, { projectId, listId, ids }) => {
  const wanted = new Set(ids);
  const versions = await listSchemas(db, { projectId });
  const controls = versions.flatMap(linkingControls).filter(({ list }) => list === listId);
  const byId = [...new Map(controls.map((one) => [one.control.id, one])).values()];
  const used = new Set<string>();
  let annotations = 0;
  if (byId.length === 0 || wanted.size === 0) return { ids: [], annotations };
  const texts = byId.map(({ control }) => JSON.stringify(control.id));
  for await (const page of walkDocuments(db, { projectId, tables: PEOPLES_DOCUMENTS, texts }))
    for (const document of page) {
      const held = linkedAnswers(byId, document).filter(({ id }) => wanted.has(id));
      if (held.length > 0) annotations++;
      for (const { id } of held) used.add(id);
    }
  return { ids: [...used], annotations };
};
