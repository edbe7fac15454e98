/**
 * JSON lines for spaCy: a line per text, one file per split. spaCy has no converter for spans by characters, so a few lines of
 * Python make a `DocBin` of it (docs/integrations.md). Offsets are code points, which Python's strings count, too.
 *
 * - `spans` has all spans, by the key of a span group: `sc`, the default of `spancat`, or the id of their control where there
 *   are several. The parts of a discontinuous span are spans of their own with one `id`, which is counted.
 * - `ents` has the same spans where none of a text overlaps another one; in other texts it is left out, so that they do not
 *   teach that there are no entities.
 * - `cats` has 1 for the labels of answers about the whole task and 0 for the others of an answered question; labels are
 *   called `Question/Label` where there are several questions. It is left out where nothing is answered, and stands with the
 *   first text of a task.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { type ClassControl, classControls, classNamer, isClassControl } from "@/lib/exports/class-answers";
import { heldControls } from "@/lib/exports/outlines";
import {
  isSpanKind,
  lossesOfTexts,
  type TextDocument,
  textDocuments,
  writtenTexts,
} from "@/lib/exports/text-documents";
import type { ExportFormat, ExportHeader, FrozenItem } from "@/lib/formats/writer";
import { labelNamer } from "@/lib/labels/label-name";
import type { LabelSchema } from "@/lib/labels/schema";
import { loader } from "./loader";

type Span = { start: number; end: number; label: string; id: string };

const byPlace = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** @param spans by their starts */
function overlap(spans: readonly Span[]): boolean {
  let end = 0;
  return spans.some((span) => {
    const isOver = span.start < end;
    end = Math.max(end, span.end);
    return isOver;
  });
}

function spanWriter(schema: LabelSchema) {
  const controls = heldControls(schema, isSpanKind);
  const groups = controls.map((control) => ({
    id: control.id,
    key: controls.length > 1 ? control.id : "sc",
    nameOf: labelNamer(control),
  }));
  return ({ regions }: TextDocument): { spans: Record<string, Span[]>; ents?: Span[] } => {
    const spans: Record<string, Span[]> = {};
    for (const { id, key, nameOf } of groups)
      spans[key] = regions
        .filter(({ control }) => control.id === id)
        .flatMap(({ region, labels, parts }) =>
          labels.flatMap((label) =>
            parts.map(({ start, end }) => ({ start, end, label: nameOf(label) ?? label, id: region.id })),
          ),
        )
        .sort(byPlace);
    const all = Object.values(spans).flat().sort(byPlace);
    return overlap(all) ? { spans } : { spans, ents: all };
  };
}

type Cats = Record<string, 0 | 1>;

function catWriter(controls: readonly ClassControl[]): (document: AnnotationDocument) => Cats {
  const questions = controls.map((control) => {
    const nameOf = labelNamer(control);
    const called = (name: string) => (controls.length > 1 ? `${control.name}/${name}` : name);
    return {
      all: control.labels.map(({ id }) => called(nameOf(id) ?? id)),
      given: (document: AnnotationDocument) => classNamer(control)(document).map(called),
    };
  });
  return (document) => {
    const cats: Cats = {};
    for (const { all, given } of questions) {
      const chosen = new Set(given(document));
      if (chosen.size > 0) for (const name of all) cats[name] = chosen.has(name) ? 1 : 0;
    }
    return cats;
  };
}

function lineWriter({ schema }: ExportHeader): (item: FrozenItem) => string {
  const spansOf = heldControls(schema, isSpanKind).length > 0 ? spanWriter(schema) : () => ({});
  const catsOf = catWriter(classControls(schema));
  const hasFields = writtenTexts(schema).length > 1;
  return (item) =>
    textDocuments(schema, item)
      .map((document) => {
        const cats = document.isFirst && item.labels ? catsOf(item.labels) : {};
        const meta = {
          id: item.id,
          ...(item.externalId === null ? {} : { external_id: item.externalId }),
          ...(hasFields ? { field: document.field } : {}),
        };
        const line = {
          text: document.text,
          ...spansOf(document),
          ...(Object.keys(cats).length > 0 ? { cats } : {}),
          meta,
        };
        return `${JSON.stringify(line)}\n`;
      })
      .join("");
}

export const spacy: ExportFormat = {
  loader,
  suits: ({ schema, perAnnotator }) => {
    const hasText = writtenTexts(schema).length > 0;
    const isTaught = heldControls(schema, isSpanKind).length > 0 || classControls(schema).length > 0;
    if (!hasText || !isTaught) return err(say("releases.spacyTexts"));
    return perAnnotator ? err(say("releases.spacyAgreed")) : ok(true);
  },
  entries: (header, items) => {
    const lineOf = lineWriter(header);
    return header.splits.map((split) => ({
      path: `${split}.jsonl`,
      async *content() {
        for await (const page of items(split)) yield page.map(({ item }) => lineOf(item())).join("");
      },
    }));
  },
  imagePaths: () => () => null,
  losses: (header, item) =>
    lossesOfTexts(
      {
        holdsAnswer: isClassControl,
        lost: ({ regions }) => ({ spanParts: regions.filter(({ parts }) => parts.length > 1).length }),
      },
      header,
      item,
    ),
};
