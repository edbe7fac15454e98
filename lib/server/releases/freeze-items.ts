/** The items of a release as they are stored and exported, in task order, page by page. */

import type { TaskRow } from "@/db/queries/tasks";
import { documentOf } from "@/lib/annotation/undecidable";
import { fileNames } from "@/lib/exports/file-names";
import { usedNames } from "@/lib/exports/used-names";
import type { FrozenImage, FrozenItem } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import { shapeTexts } from "@/lib/text-forms/shape-texts";
import type { PlannedRelease } from "./plan-release";
import { type ReleaseSource, type Selected, selectTasks } from "./select-tasks";

/**
 * The name a task gives its image: its cell in the table, or its path in the zip. One content is stored once, under the
 * name it came with first, which may be that of another task.
 */
function ownName({ data }: TaskRow, field: string, storedName: string): string {
  const name = Object.hasOwn(data, field) ? data[field] : undefined;
  return typeof name === "string" && name !== "" ? name : storedName;
}

function frozenTexts(schema: LabelSchema, { data }: TaskRow): Pick<FrozenItem, "texts"> {
  const shaped = Object.entries(shapeTexts(schema, data)).map(([input, { text }]) => [input, text]);
  return shaped.length > 0 ? { texts: Object.fromEntries(shaped) } : {};
}

/** Gives names once, in task order: pseudonyms to annotators, unique file names to images. */
function freezer({ names: known, schema }: ReleaseSource) {
  const annotators = new Map<string, string>();
  const nameFile = fileNames();
  const pseudonym = (userId: string): string => {
    const known = annotators.get(userId) ?? `annotator-${annotators.size + 1}`;
    annotators.set(userId, known);
    return known;
  };
  return ({ task, answers, images, chosen }: Selected): Omit<FrozenItem, "split" | "group" | "fold"> => ({
    id: task.id,
    seq: task.seq,
    externalId: task.externalId,
    givenGroup: task.groupKey === "" ? null : task.groupKey,
    data: task.data,
    ...frozenTexts(schema, task),
    images: images.map(
      ({ field, asset }): FrozenImage => ({
        field,
        assetId: asset.id,
        file: nameFile(ownName(task, field, asset.fileName), asset.servedSha256, asset.mime),
        sha256: asset.servedSha256,
        widthPx: asset.widthPx,
        heightPx: asset.heightPx,
      }),
    ),
    annotations: answers.map((row) => ({
      annotator: pseudonym(row.userId),
      document: row.document,
      guidelineVersion: row.guidelineVersion,
      review: row.review,
      schemaVersion: row.schemaVersion,
      submittedAt: row.submittedAt ?? row.updatedAt,
      leadTimeMs: row.leadTimeMs,
    })),
    labels: chosen?.labels ?? null,
    labelsFrom: chosen?.labelsFrom ?? null,
    ...(chosen?.consensus && { consensus: chosen.consensus }),
    ...(chosen?.undecidable && { undecidable: chosen.undecidable }),
    ...(chosen?.votes && { votes: chosen.votes }),
    names: usedNames(known, [
      ...(chosen ? [chosen.labels, documentOf(chosen.undecidable)] : []),
      ...answers.map((row) => row.document),
    ]),
  });
}

/** @param source the one that was planned, of the same instant */
export async function* freezeItems(
  source: ReleaseSource,
  { assignments }: PlannedRelease,
): AsyncGenerator<FrozenItem[]> {
  const freeze = freezer(source);
  let at = 0;
  for await (const page of selectTasks(source)) {
    const items: FrozenItem[] = [];
    for (const selected of page) {
      if (typeof selected === "string") continue;
      const assigned = assignments[at++];
      if (assigned?.task !== selected.task.id)
        throw new Error(`task ${selected.task.id} is in the release, but not in its plan`);
      const { split, group, fold } = assigned;
      if (split === null) continue;
      items.push({ ...freeze(selected), split, group, ...(fold !== undefined && { fold }) });
    }
    yield items;
  }
}
