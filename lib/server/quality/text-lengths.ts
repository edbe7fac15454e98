import type { Db } from "@/db/client/database";
import { findTasks } from "@/db/queries/tasks";
import { indexCodePoints } from "@/lib/core/code-points";
import { regionKind } from "@/lib/kinds";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { textsOf } from "@/lib/text-forms/shape-texts";

/** By task, how long the texts of its inputs are, where regions of texts are compared. */
export async function textLengths(
  db: Db,
  projectId: string,
  schema: LabelSchema,
  taskIds: string[],
): Promise<Map<string, (input: string) => number | undefined>> {
  const lengths = new Map<string, (input: string) => number | undefined>();
  if (!schema.controls.some((control) => isRegionControl(control) && regionKind(control.kind).text))
    return lengths;
  for (const { id, data } of await findTasks(db, { projectId, taskIds })) {
    const texts = new Map(Object.entries(textsOf(schema, data)));
    lengths.set(id, (input) => {
      const text = texts.get(input);
      return text === undefined ? undefined : indexCodePoints(text).length;
    });
  }
  return lengths;
}
