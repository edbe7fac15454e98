/** Tasks as lists show them. */
import type { Db } from "@/db/client/database";
import { imagesOf } from "@/db/queries/assets";
import { methodStatesOf } from "@/db/queries/method-resolutions";
import { decidedTasks } from "@/db/queries/resolutions";
import { assigneesOf, type TaskRow } from "@/db/queries/tasks";
import type { TaskItem } from "@/lib/contracts/tasks";
import { overlapSource } from "@/lib/distribution/overlap-source";
import type { PeopleFor } from "../blind/people-for";
import { toTaskImage } from "../labeling/label-task";

export async function toTaskItems(
  db: Db,
  rows: TaskRow[],
  people: Pick<PeopleFor, "names">,
): Promise<TaskItem[]> {
  const taskIds = rows.map((row) => row.id);
  const [images, assignees] = [await imagesOf(db, { taskIds }), await assigneesOf(db, { taskIds })];
  const decided = await decidedTasks(db, { taskIds });
  const byMethod = await methodStatesOf(db, { taskIds });
  return rows.map((row) => {
    const image = images.get(row.id)?.[0];
    return {
      id: row.id,
      seq: row.seq,
      externalId: row.externalId,
      preview: row.preview,
      thumbnailUrl: image ? toTaskImage(image.asset).thumbnailUrl : null,
      groupKey: row.groupKey,
      status: row.status,
      answers: row.answerCount,
      skips: row.skipCount,
      overlap: row.overlap,
      overlapBy: overlapSource(row),
      priority: row.priority,
      assignees: people.names(assignees.get(row.id) ?? []),
      decided: decided.has(row.id),
      byMethod: decided.has(row.id) ? null : (byMethod.get(row.id) ?? null),
      gold: row.gold,
      createdAt: row.createdAt,
      version: row.version,
    };
  });
}
