/**
 * Label Studio: a list of tasks per split, and the labeling configuration (`config.xml`) that shows and asks the same. A task
 * has its data, with images under the paths they have in the archive (whoever serves these puts an address before them),
 * and its annotations: one of the agreed labels, or one for each annotator. Annotators are told by `annotator`, their
 * pseudonym: `completed_by` must be a user of the Label Studio that imports, which refuses the file otherwise.
 *
 * Results have the ids of controls and the names of labels. Skeletons and rankings are lost, and so are holes of polygons,
 * groups of regions, and ties of comparisons; the parts of a discontinuous span become spans of their own.
 */
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { itemText } from "@/lib/exports/item-text";
import { lossCounter } from "@/lib/exports/loss-counter";
import { textFile } from "@/lib/exports/text-file";
import {
  documentsOf,
  type ExportFile,
  type ExportFormat,
  type FrozenItem,
  type ItemSource,
  type Loss,
  renamedImages,
} from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Split } from "@/lib/split/ratios";
import { loader } from "./loader";
import { isWritten } from "./names";
import { configOf } from "./write-config";
import { type Names, namesFor, writtenResults } from "./write-results";

const MS_PER_SECOND = 1_000;

/** @param nextId the ids of annotations in the order they are written */
function taskOf(item: FrozenItem, names: Names, nextId: () => number): string {
  const images = Object.fromEntries(item.images.map(({ field, file }) => [field, `images/${file}`]));
  const texts = Object.fromEntries(
    names.schema.inputs.flatMap((input) => (input.form ? [[input.field, itemText(item, input)]] : [])),
  );
  const annotations = documentsOf(item).map(({ annotator, document, submittedAt, leadTimeMs }) => ({
    id: nextId(),
    ...(annotator === null ? {} : { annotator }),
    ...(submittedAt === undefined ? {} : { created_at: new Date(submittedAt).toISOString() }),
    ...(leadTimeMs === undefined ? {} : { lead_time: leadTimeMs / MS_PER_SECOND }),
    was_cancelled: false,
    ground_truth: false,
    result: writtenResults(document, item, names).results.map((make) => make()),
  }));
  const external =
    item.externalId === null || Object.hasOwn(item.data, "external_id")
      ? {}
      : { external_id: item.externalId };
  return JSON.stringify({
    id: item.seq,
    // Its own text objects take texts alone: one with a form is written as it is read.
    data: { ...external, ...item.data, ...texts, ...images },
    annotations,
    predictions: [],
  });
}

function fileOf(split: Split, items: ItemSource, names: Names, nextId: () => number): ExportFile {
  return {
    path: `${split}.json`,
    async *content() {
      let before = "[\n";
      for await (const page of items(split))
        for (const { item } of page) {
          yield before + taskOf(item(), names, nextId);
          before = ",\n";
        }
      yield before === "[\n" ? "[]\n" : "\n]\n";
    },
  };
}

const NAMES = new WeakMap<LabelSchema, Names>();

function namesOf(schema: LabelSchema): Names {
  const known = NAMES.get(schema) ?? namesFor(schema);
  NAMES.set(schema, known);
  return known;
}

export const labelStudio: ExportFormat = {
  loader,
  suits: ({ schema }) =>
    schema.controls.some(isWritten) ? ok(true) : err(say("releases.labelStudioControls")),
  entries: ({ schema, splits }, items) => {
    let id = 0;
    return [
      textFile("config.xml", configOf(schema)),
      ...splits.map((split) => fileOf(split, items, namesOf(schema), () => ++id)),
    ];
  },
  losses: ({ schema }, item) => {
    const { losses, lose } = lossCounter();
    lose("imageNames", renamedImages(item));
    for (const { document } of documentsOf(item))
      for (const [what, count] of Object.entries(writtenResults(document, item, namesOf(schema)).losses))
        lose(what as Loss, count);
    return losses;
  },
};
