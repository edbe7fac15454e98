/** Neighbouring tasks as annotators read them: what stands in their data, and nothing that was answered about them. */
import type { Db } from "@/db/client/database";
import { type NeighbourRow, neighboursOfTasks } from "@/db/queries/neighbours";
import type { LabelTask, Neighbour } from "@/lib/contracts/labeling";
import { neighbourTexts } from "@/lib/labels/neighbour-texts";
import type { LabelSchema } from "@/lib/labels/schema";

/** The tasks with their neighbours, one statement for all; without the setting, the tasks as they are. */
export async function withNeighbours(
  db: Db,
  { projectId, schema }: { projectId: string; schema: LabelSchema },
  tasks: LabelTask[],
): Promise<LabelTask[]> {
  const count = schema.neighbours;
  if (count === undefined) return tasks;
  const rows = await neighboursOfTasks(db, { projectId, taskIds: tasks.map(({ id }) => id), count });
  const shown = (side: "before" | "after", of: NeighbourRow[]): Neighbour[] =>
    of.flatMap(({ seq, data }) => {
      const texts = neighbourTexts(schema, data, side);
      return texts.length === 0 ? [] : [{ seq, texts }];
    });
  return tasks.map((task) => {
    const around = rows.filter(({ taskId }) => taskId === task.id);
    const before = shown(
      "before",
      around.filter(({ seq }) => seq < task.seq),
    );
    const after = shown(
      "after",
      around.filter(({ seq }) => seq > task.seq),
    );
    return { ...task, neighbours: { before, after } };
  });
}
