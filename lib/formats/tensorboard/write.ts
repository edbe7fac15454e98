/**
 * Files of the TensorBoard projector (and projector.tensorflow.org): `vectors.tsv` has a vector per line with tabs between its
 * numbers and no heading, `metadata.tsv` a line for the same task with a heading, `projector_config.pbtxt` names both. A task
 * is in all splits' files alike, with its split beside it, since points of all splits are looked at together. With several
 * fields of vectors each has its own pair of files; a task without a vector is left out of them.
 *
 * Beside ids, `metadata.tsv` has the texts that tasks show and the answers to questions about the whole task that have
 * labels; line breaks and tabs in them become blanks.
 */
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { classControls, classNamer, joinedNames, loseOldLabels } from "@/lib/exports/class-answers";
import { ownData } from "@/lib/exports/data-fields";
import { distinctNames } from "@/lib/exports/distinct-names";
import { itemText } from "@/lib/exports/item-text";
import { oneLine } from "@/lib/exports/line-breaks";
import { lossCounter } from "@/lib/exports/loss-counter";
import { loseBeside } from "@/lib/exports/losses-beside";
import { textFile } from "@/lib/exports/text-file";
import { vectorIn } from "@/lib/exports/vector-fields";
import type { ExportFile, ExportFormat, ExportHeader, FrozenItem, ItemSource } from "@/lib/formats/writer";
import { exportName } from "@/lib/labels/about";
import type { Input, LabelSchema } from "@/lib/labels/schema";
import { loader } from "./loader";

const vectorFields = ({ vectors }: ExportHeader): string[] => [...(vectors?.keys() ?? [])];

type MetaColumn = { heading: string; value: (item: FrozenItem) => string };

const textInputs = ({ inputs }: LabelSchema, vectors: readonly string[]): Input[] =>
  inputs.filter(({ kind, field }) => kind === "text" && !vectors.includes(field));

/** The text that is read, whatever the form of its data. */
const shownText = (item: FrozenItem, input: Input): string =>
  String(itemText(item, input) ?? ownData(item.data, input.field) ?? "");

function metaColumns(header: ExportHeader): MetaColumn[] {
  const { schema } = header;
  const distinct = distinctNames(["id", "external_id", "split"]);
  const texts = textInputs(schema, vectorFields(header)).map(
    (input): MetaColumn => ({
      heading: distinct(oneLine(input.field), (name) => `data.${name}`),
      value: (item) => shownText(item, input),
    }),
  );
  const answers = classControls(schema).map((control): MetaColumn => {
    const namesOf = classNamer(control);
    return {
      heading: distinct(oneLine(exportName(control)), (name) => `${name} (${control.id})`),
      value: ({ labels }) => (labels ? joinedNames(namesOf(labels)) : ""),
    };
  });
  return [
    { heading: "id", value: ({ id }) => id },
    { heading: "external_id", value: ({ externalId }) => externalId ?? "" },
    { heading: "split", value: ({ split }) => split },
    ...texts,
    ...answers,
  ];
}

/** @param lineOf a line for an item and its vector */
const linesFile = (
  path: string,
  { head, field, items }: { head: string; field: string; items: ItemSource },
  lineOf: (item: FrozenItem, vector: readonly number[]) => string,
): ExportFile => ({
  path,
  async *content() {
    if (head !== "") yield head;
    for await (const page of items()) {
      let lines = "";
      for (const { item } of page) {
        const frozen = item();
        const vector = vectorIn(ownData(frozen.data, field));
        if (vector) lines += `${lineOf(frozen, vector)}\n`;
      }
      if (lines !== "") yield lines;
    }
  },
});

/** The first pair of files has plain names. */
const pathsOf = (i: number) => {
  const end = i === 0 ? "" : `-${i + 1}`;
  return { vectors: `vectors${end}.tsv`, metadata: `metadata${end}.tsv` };
};

const config = (fields: readonly string[]): string =>
  fields
    .map((field, i) => {
      const { vectors, metadata } = pathsOf(i);
      // Escapes of JSON are escapes of the text format of protocol buffers as well.
      return [
        "embeddings {",
        `  tensor_name: ${JSON.stringify(oneLine(field))}`,
        `  tensor_path: "${vectors}"`,
        `  metadata_path: "${metadata}"`,
        "}\n",
      ].join("\n");
    })
    .join("");

export const tensorboard: ExportFormat = {
  loader,
  suits: (header) => {
    if (vectorFields(header).length === 0) return err(say("releases.tensorboardVectors"));
    return header.perAnnotator ? err(say("releases.tensorboardAgreed")) : ok(true);
  },
  entries: (header, items) => {
    const columns = metaColumns(header);
    const fields = vectorFields(header);
    const head = `${columns.map(({ heading }) => heading).join("\t")}\n`;
    return [
      ...fields.flatMap((field, i) => {
        const { vectors, metadata } = pathsOf(i);
        return [
          linesFile(vectors, { head: "", field, items }, (_, vector) => vector.join("\t")),
          {
            ...linesFile(metadata, { head, field, items }, (item) =>
              columns.map(({ value }) => oneLine(value(item))).join("\t"),
            ),
            columns: columns.map(({ heading }) => ({ name: heading, type: "text" as const })),
          },
        ];
      }),
      textFile("projector_config.pbtxt", config(fields)),
    ];
  },
  imagePaths: () => () => null,
  losses: (header, item) => {
    const { losses, lose } = lossCounter();
    const { schema } = header;
    const controls = classControls(schema);
    const vectors = vectorFields(header);
    const texts = textInputs(schema, vectors);
    const fields = new Set([
      ...vectors,
      ...texts.map(({ field }) => field),
      ...item.images.map(({ field }) => field),
    ]);
    lose("images", item.images.length);
    loseBeside(schema, item, { fields, controls: new Set(controls.map(({ id }) => id)) }, lose);
    lose("noVector", vectors.every((field) => !vectorIn(ownData(item.data, field))) ? 1 : 0);
    const broken = texts.map((input) => shownText(item, input)).filter((text) => text !== oneLine(text));
    lose("lineBreaks", broken.length);
    if (item.labels) for (const control of controls) loseOldLabels(control, item.labels, lose);
    return losses;
  },
};
