/**
 * brat standoff: for each text `<task>.txt` and `<task>.ann` in a folder per split, and the files by which brat knows the types.
 * Offsets are code points, as Python counts. A discontinuous span has its parts (`12 15;20 24`). brat has no line breaks in a
 * span, so a new part begins there, which is counted; the text between the parts tells such gaps from others. A carriage
 * return is written as a blank, since readers that make one line break of it and what follows would shift all offsets.
 *
 * An event has its trigger and the regions in its roles (`E`; further ones of a role are called `Role2` and so on). A chain of
 * mentions is an equivalence (`*`), which brat keeps for all of its spans at once. A span with several labels is one `T` for each,
 * in one place; events, relations and chains are tied to the first. Answers about spans are attributes, one flag for each label
 * where there may be several, and free texts, numbers and dates are notes. Answers about the whole task are lost.
 */

import type { AnnotationDocument } from "@/lib/annotation/document";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { fileNames } from "@/lib/exports/file-names";
import { lossCounter } from "@/lib/exports/loss-counter";
import { heldControls } from "@/lib/exports/outlines";
import { chainedRegions, chainsOnText } from "@/lib/exports/text-chains";
import {
  isSpanKind,
  lossesOfTexts,
  type TextDocument,
  textDocuments,
  writtenTexts,
} from "@/lib/exports/text-documents";
import { textFile } from "@/lib/exports/text-file";
import type { ExportFile, ExportFormat, ExportHeader, ItemSource, Losses } from "@/lib/formats/writer";
import { answerKind } from "@/lib/kinds";
import {
  findControl,
  findLabel,
  isAnswerControl,
  isRelationControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import { annLines, BREAK, fragmentsOf } from "./annotations";
import { annotationConf, visualConf } from "./config";
import { loader } from "./loader";
import { bratNames } from "./names";

async function* entries({ schema }: ExportHeader, items: ItemSource): AsyncGenerator<ExportFile> {
  const names = bratNames(schema);
  yield textFile("annotation.conf", annotationConf(names));
  yield textFile("visual.conf", visualConf(names));
  const nameOf = fileNames();
  const hasFields = writtenTexts(schema).length > 1;
  for await (const page of items())
    for (const { item, split } of page) {
      const frozen = item();
      for (const document of frozen.labels ? textDocuments(schema, frozen) : []) {
        const field = hasFields ? `.${document.field.replaceAll("/", "_")}` : "";
        const name = nameOf(`${split}/${frozen.id}${field}.txt`, "", "").slice(0, -".txt".length);
        yield textFile(`${name}.txt`, document.text.replaceAll("\r", " "));
        const labels = frozen.labels as AnnotationDocument;
        const chains = chainsOnText(schema, labels, document);
        yield textFile(`${name}.ann`, annLines(names, document, labels, chains));
      }
    }
}

function lostOf(document: TextDocument): Losses {
  const losses = { carriageReturns: document.text.includes("\r") ? 1 : 0, lineParts: 0, blankSpans: 0 };
  for (const span of document.regions) {
    const { length } = fragmentsOf(document, span);
    if (length === 0) losses.blankSpans++;
    const covered = span.parts.map(({ start, end }) => document.index.slice(start, end)).join("");
    if (length > 0 && BREAK.test(covered)) losses.lineParts++;
  }
  return losses;
}

/** Relations need both ends in one text; answers need a question that is still asked, and values it still has. */
function lostLinks(
  schema: LabelSchema,
  { relations }: AnnotationDocument,
  documents: readonly TextDocument[],
): Losses {
  const { losses, lose } = lossCounter();
  const places = new Map<string, TextDocument>();
  for (const document of documents)
    for (const span of document.regions) {
      const isWritten = fragmentsOf(document, span).length > 0;
      if (isWritten) places.set(span.region.id, document);
      for (const [id, answer] of Object.entries(span.region.attributes ?? {})) {
        const control = findControl(schema, id);
        if (!control || !isAnswerControl(control) || control.per !== "region") lose("oldAnswers", 1);
        else if (!isWritten) lose("regionAnswers", 1);
        else if (answerKind(control.kind).valueKeys === "labels")
          lose("oldLabels", [answer].flat().filter((value) => !findLabel(control, String(value))).length);
      }
    }
  for (const { control: id, label, from, to } of relations) {
    const control = findControl(schema, id);
    if (!control || !isRelationControl(control) || !findLabel(control, label)) lose("oldRelations", 1);
    else if (!places.has(from) || places.get(from) !== places.get(to)) lose("relationEnds", 1);
  }
  return losses;
}

export const brat: ExportFormat = {
  loader,
  suits: ({ schema, perAnnotator }) => {
    if (heldControls(schema, isSpanKind).length === 0) return err(say("releases.bratSpans"));
    return perAnnotator ? err(say("releases.bratAgreed")) : ok(true);
  },
  entries,
  imagePaths: () => () => null,
  heldGroups: chainedRegions,
  losses: (header, item) =>
    lossesOfTexts(
      {
        holdsAnswer: () => false,
        lost: lostOf,
        lostLinks: (document, documents) => lostLinks(header.schema, document, documents),
      },
      header,
      item,
    ),
};
