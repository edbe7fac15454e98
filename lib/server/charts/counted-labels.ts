/** How often each label of a schema is in use, with its name. */
import { labelCounts } from "@/db/queries/charts";
import { labelKey } from "@/lib/annotation/label-uses";
import { linkingControls } from "@/lib/annotation/linked-answers";
import type { LabelBalance } from "@/lib/contracts/charts";
import { valuesOf } from "@/lib/labels/closed-values";
import type { LabelSchema } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { keptList } from "../candidates/kept-lists";
import type { Services } from "../context";

type Controls = LabelBalance["controls"];
type Of = { projectId: string; schema: LabelSchema; annotator: string | undefined };

const NOTHING = { uses: 0, annotations: 0, tasks: 0, final: { uses: 0, tasks: 0 } };

/** Controls with labels, values or candidates; a question for a text or a number has none to count. */
export async function countedLabels(
  { database }: Pick<Services, "database">,
  { projectId, schema, annotator }: Of,
): Promise<Controls> {
  const counts = new Map(
    (await labelCounts(database, { projectId, userId: annotator })).map(({ key, ...count }) => [key, count]),
  );
  const lists = new Map(linkingControls(schema).map(({ control, list }) => [control.id, list]));
  const controls: Controls = [];
  for (const control of schema.controls) {
    const prefix = labelKey(control.id, "");
    const listId = lists.get(control.id);
    const candidates = listId === undefined ? undefined : await keptList(database, { projectId, listId });
    const known = valuesOf(control).map(({ id }) => String(id));
    const others = [...counts.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
      .filter((label) => !known.includes(label))
      .sort(
        (a, b) =>
          (counts.get(prefix + b)?.uses ?? 0) - (counts.get(prefix + a)?.uses ?? 0) || (a < b ? -1 : 1),
      );
    if (known.length + others.length === 0) continue;
    const named = valueNamer(control);
    controls.push({
      control: control.id,
      name: control.name,
      kind: control.kind,
      labels: [...known, ...others].map((label) => ({
        label,
        name: named(label) ?? candidates?.names.get(label) ?? label,
        ...(counts.get(prefix + label) ?? NOTHING),
      })),
    });
  }
  return controls;
}
