/**
 * The shape that examples of text and image classification use: a JSON object per line with `id`, `text` or `image` (where it
 * lies in the archive), and `label`, the name of the label; `labels`, a list of names, where there may be several. One file
 * per split; where every annotation is kept, a line for each with its `annotator`.
 *
 * With several such questions each has a member called by its id in place of `label`, null where it was not answered; several
 * texts or images of a task stand under their fields. What has a name that is taken says what it is: `data.id` is a field,
 * `answer.text` the answer to the control `text`. A task without any of the answers teaches nothing: it is left out and
 * counted.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import {
  type ClassControl,
  classControls,
  classNamer,
  givenLabels,
  loseOldLabels,
  mayHaveSeveral,
} from "@/lib/exports/class-answers";
import { itemText } from "@/lib/exports/item-text";
import { lossCounter } from "@/lib/exports/loss-counter";
import { loseBeside } from "@/lib/exports/losses-beside";
import {
  documentsOf,
  type ExportFormat,
  type ExportHeader,
  type FrozenItem,
  renamedImages,
} from "@/lib/formats/writer";
import { loader } from "./loader";

const FIXED = ["id", "external_id", "group", "annotator"];

/** Names of members, none of them given twice. */
function memberNames({ schema: { inputs }, hasFolds }: ExportHeader, controls: readonly ClassControl[]) {
  const taken = new Set(hasFolds ? [...FIXED, "fold"] : FIXED);
  const distinct = (name: string, sort: string): string => {
    const free = taken.has(name) ? `${sort}.${name}` : name;
    taken.add(free);
    return free;
  };
  const shown = inputs.map((input) => {
    const { kind, field } = input;
    const isOnly = inputs.filter((one) => one.kind === kind).length === 1;
    return { input, member: distinct(isOnly ? kind : field, "data") };
  });
  const answers = controls.map((control) => {
    const only = mayHaveSeveral(control) ? "labels" : "label";
    return distinct(controls.length > 1 ? control.id : only, "answer");
  });
  return { shown, answers };
}

function lineWriter(header: ExportHeader) {
  const controls = classControls(header.schema);
  const { shown, answers } = memberNames(header, controls);
  const questions = controls.map((control, i) => {
    const namesOf = classNamer(control);
    const isSeveral = mayHaveSeveral(control);
    return (document: AnnotationDocument) => {
      const names = namesOf(document);
      const value = names.length === 0 ? null : isSeveral ? names : names[0];
      return [answers[i] ?? control.id, value] as const;
    };
  });
  return (item: FrozenItem): string => {
    const files = new Map(item.images.map(({ field, file }) => [field, `images/${file}`]));
    const data = shown.map(({ input, member }) => {
      const { field } = input;
      const own = itemText(item, input) ?? (Object.hasOwn(item.data, field) ? item.data[field] : undefined);
      return [member, files.get(field) ?? own ?? null] as const;
    });
    let lines = "";
    for (const { annotator, document } of documentsOf(item)) {
      const told = questions.map((answerOf) => answerOf(document));
      if (told.every(([, value]) => value === null)) continue;
      const line = Object.fromEntries([
        ["id", item.id],
        ...(item.externalId === null ? [] : [["external_id", item.externalId]]),
        ...(item.givenGroup ? [["group", item.givenGroup]] : []),
        ...(annotator === null ? [] : [["annotator", annotator]]),
        ...(item.fold === undefined ? [] : [["fold", item.fold]]),
        ...data,
        ...told,
      ]);
      lines += `${JSON.stringify(line)}\n`;
    }
    return lines;
  };
}

const isUnanswered = (controls: readonly ClassControl[], document: AnnotationDocument): boolean =>
  controls.every((control) => givenLabels(control, document).length === 0);

export const jsonlFlat: ExportFormat = {
  holdsFolds: true,
  holdsTaskGroups: true,
  loader,
  suits: ({ schema }) => (classControls(schema).length > 0 ? ok(true) : err(say("releases.flatChoices"))),
  entries: (header, items) => {
    const linesOf = lineWriter(header);
    return header.splits.map((split) => ({
      path: `${split}.jsonl`,
      async *content() {
        for await (const page of items(split)) yield page.map(({ item }) => linesOf(item())).join("");
      },
    }));
  },
  losses: ({ schema }, item) => {
    const { losses, lose } = lossCounter();
    const controls = classControls(schema);
    const held = {
      fields: new Set(schema.inputs.map(({ field }) => field)),
      controls: new Set(controls.map(({ id }) => id)),
    };
    lose("imageNames", renamedImages(item));
    loseBeside(schema, item, held, lose);
    for (const { document } of documentsOf(item)) {
      for (const control of controls) loseOldLabels(control, document, lose);
      lose("unanswered", isUnanswered(controls, document) ? 1 : 0);
    }
    return losses;
  },
};
