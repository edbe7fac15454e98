/**
 * The terms that annotators have marked, with the label most of them gave: a recommender without a model. Runs in the
 * computing thread.
 */
import type { Db } from "@/db/client/database";
import { answersOf } from "@/db/queries/annotations";
import { standingExclusions } from "@/db/queries/exclusions";
import { walkAnsweredTasks } from "@/db/queries/tasks";
import type { TermListRow } from "@/db/queries/term-lists";
import { taskInputs } from "@/lib/annotation/context";
import { isExcludedBy } from "@/lib/annotation/excluded";
import { regionKind } from "@/lib/kinds";
import type { LabelSchema, RegionControl } from "@/lib/labels/schema";
import { type Marked, TermCounts } from "@/lib/terms/term-counts";
import { shapeTexts } from "@/lib/text-forms/shape-texts";

const PAGE = 200;

type Asked = {
  projectId: string;
  schema: LabelSchema;
  control: RegionControl;
  settings: TermListRow["settings"];
};
type Answered = { text: string; annotations: Marked[][] };

/** Each answered task: its text, and of every annotation that counts what it has marked in it. */
async function* answeredTexts(db: Db, { projectId, schema, control }: Asked): AsyncGenerator<Answered> {
  const exclusions = await standingExclusions(db, { projectId });
  const partsOf = regionKind(control.kind).text?.parts;
  for (let afterSeq = 0; partsOf; ) {
    const tasks = await walkAnsweredTasks(db, { projectId, afterSeq, limit: PAGE });
    const rows = await answersOf(db, { projectId, taskIds: tasks.map(({ id }) => id) });
    for (const { id, data } of tasks) {
      const input = taskInputs(schema, data, {}, shapeTexts(schema, data))[control.input];
      if (input?.kind !== "text") continue;
      const annotations = rows
        .map(({ annotation }) => annotation)
        .filter(({ taskId, state }) => taskId === id && state === "submitted")
        .filter((annotation) => !exclusions.some((one) => isExcludedBy(one, annotation)))
        .map(({ document }) =>
          document.regions
            .filter((region) => region.control === control.id)
            .flatMap(({ labels: [label], shape }): Marked[] => {
              const [part, ...others] = partsOf(shape);
              return part && label !== undefined && others.length === 0 ? [{ text: part.text, label }] : [];
            }),
        );
      if (annotations.length > 0) yield { text: input.text, annotations };
    }
    const last = tasks.at(-1);
    if (tasks.length < PAGE || !last) return;
    afterSeq = last.seq;
  }
}

/** Two walks: one collects what was marked, the other counts how often it stands there without being marked. */
export async function confirmedTerms(db: Db, asked: Asked): Promise<TermListRow["entries"]> {
  const counts = new TermCounts(asked.settings, new Set(asked.control.labels.map(({ id }) => id)));
  for await (const { annotations } of answeredTexts(db, asked))
    for (const marked of annotations) counts.add(marked);
  const finder = counts.occurrenceCounter();
  for await (const { text, annotations } of answeredTexts(db, asked)) finder(text, annotations.length);
  return counts.entries();
}
