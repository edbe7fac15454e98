/**
 * CoNLL-2012 (Pradhan et al. 2012, "CoNLL-2012 Shared Task: Modeling Multilingual Unrestricted Coreference in OntoNotes"): a file
 * per split with a document for each text (`#begin document (<task>); part 000`; further texts of a task are further parts), a
 * line per token, an empty line behind each sentence. `lib/exports/tokens.ts` says what sentences and tokens are; tokens are
 * cut where mentions begin and end. Of the columns, document, part, number, word, name and chain are filled; each sentence is
 * one constituent (`TOP`), so that readers of parses read it.
 *
 * The last column has the chains, numbered through each document; the one before it the labels of spans as brackets, of spans
 * over each other the longest. A discontinuous mention is written from its first to its last character, one over several
 * lines on the longest of them. What is lost is counted, also the blanks of the text, which the format does not have.
 */
import { hasChains } from "@/lib/annotation/chains";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { lossCounter } from "@/lib/exports/loss-counter";
import { heldControls } from "@/lib/exports/outlines";
import { tagNames } from "@/lib/exports/span-tags";
import { chainedRegions, chainsOnText } from "@/lib/exports/text-chains";
import {
  isSpanKind,
  lossesOfTexts,
  type TextDocument,
  type TextRegion,
  textDocuments,
} from "@/lib/exports/text-documents";
import { type Stretch, sentencesIn, tokenCutter, tokensIn } from "@/lib/exports/tokens";
import type { ExportFormat, ExportHeader, FrozenItem, Losses } from "@/lib/formats/writer";
import { findControl, isRelationControl, type LabelSchema } from "@/lib/labels/schema";
import { bracketCells, type Mention, tellable } from "./brackets";
import { loader } from "./loader";

/** Brackets, bars and stars are of the format. */
const UNFIT = /[\s\p{C}()|*]+/gu;

type Names = ReadonlyMap<string, ReadonlyMap<string, string>>;
const namesOf = (schema: LabelSchema): Names =>
  new Map(heldControls(schema, isSpanKind).map((control) => [control.id, tagNames(control, UNFIT)]));

/** One line of the text that stands for a span; null where it has nothing but blanks. */
function stretchOf({ text, index }: TextDocument, { parts }: TextRegion) {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  const whole = { start: index.toUnits(first.start), end: index.toUnits(last.end) };
  const lines = sentencesIn(text, whole);
  const [longest] = lines.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  if (!longest) return null;
  const hasBlankEdges = lines[0]?.start !== whole.start || lines.at(-1)?.end !== whole.end;
  return { stretch: longest, isOverLines: lines.length > 1, hasBlankEdges };
}

/** A text as it is written, and what of it is not. */
function laidOut({ schema, names, labels }: Task, document: TextDocument) {
  const { losses, lose } = lossCounter();
  const { text } = document;
  const stretches = new Map<TextRegion, Stretch>();
  for (const span of document.regions) {
    const found = stretchOf(document, span);
    lose("joinedGaps", span.parts.length > 1 ? 1 : 0);
    if (!found) lose("blankMentions", 1);
    else {
      stretches.set(span, found.stretch);
      lose("mentionLines", found.isOverLines ? 1 : 0);
      lose("blankEdges", found.hasBlankEdges ? 1 : 0);
    }
    lose("furtherLabels", span.labels.length - 1);
  }
  const cut = tokenCutter([...stretches.values()].flatMap(({ start, end }) => [start, end]));
  const lines = sentencesIn(text, { start: 0, end: text.length });
  const sentences = lines.map((line) => tokensIn(text, line).flatMap(cut));
  const tokens = sentences.flat();
  const starts = new Map(tokens.map(({ start }, i) => [start, i]));
  const ends = new Map(tokens.map(({ end }, i) => [end, i]));
  const placeOf = (span: TextRegion): Omit<Mention, "chain"> | null => {
    const stretch = stretches.get(span);
    const [first, last] = stretch ? [starts.get(stretch.start), ends.get(stretch.end)] : [];
    return first === undefined || last === undefined ? null : { first, last };
  };
  const mentions = chainsOnText(schema, labels, document).flatMap(({ mentions: chain }, i) =>
    chain.flatMap((span) => {
      const place = placeOf(span);
      return place ? [{ ...place, chain: `${i}` }] : [];
    }),
  );
  const chained = tellable(mentions);
  lose("equalMentions", chained.lost);
  // One layer: what lies over a longer one has no label there.
  const labeled = document.regions.flatMap((span) => {
    const place = placeOf(span);
    const name = names.get(span.control.id)?.get(span.labels[0] ?? "");
    return place && name !== undefined ? [{ ...place, chain: name }] : [];
  });
  const apart: Mention[] = [];
  const taken = new Set<number>();
  for (const span of labeled.toSorted((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first)) {
    const covered = Array.from({ length: span.last - span.first + 1 }, (_, i) => span.first + i);
    if (covered.some((token) => taken.has(token))) lose("nestedLabels", 1);
    else {
      for (const token of covered) taken.add(token);
      apart.push(span);
    }
  }
  const plain = sentences.map((line) => line.map(({ start, end }) => text.slice(start, end)).join(" "));
  lose("textBlanks", plain.join("\n") === text ? 0 : 1);
  return {
    losses,
    sentences,
    chains: bracketCells(chained.written, tokens.length),
    labels: nameCells(apart, tokens.length),
  };
}

/** `(PER*`, `*`, `*)`; of one token `(PER)`. */
function nameCells(spans: readonly Mention[], tokens: number): string[] {
  const cells = Array.from({ length: tokens }, () => "*");
  for (const { first, last, chain } of spans) {
    cells[first] = first === last ? `(${chain})` : `(${chain}*`;
    if (first !== last) cells[last] = "*)";
  }
  return cells;
}

type Task = { schema: LabelSchema; names: Names; labels: AnnotationDocument };

const constituent = (at: number, last: number): string =>
  `${at === 0 ? "(TOP" : ""}*${at === last ? ")" : ""}`;

function textLines(task: Task, document: TextDocument, id: string, part: number): string {
  const { sentences, chains, labels } = laidOut(task, document);
  let lines = `#begin document (${id}); part ${`${part}`.padStart(3, "0")}\n`;
  let place = 0;
  for (const sentence of sentences) {
    for (const [at, { start, end }] of sentence.entries()) {
      const word = document.text.slice(start, end);
      const cells = [id, part, at, word, "-", constituent(at, sentence.length - 1), "-", "-", "-", "-"];
      lines += `${[...cells, labels[place], chains[place]].join("\t")}\n`;
      place++;
    }
    lines += "\n";
  }
  return `${lines}#end document\n`;
}

function itemWriter({ schema }: ExportHeader): (item: FrozenItem) => string {
  const names = namesOf(schema);
  return (item) =>
    (item.labels ? textDocuments(schema, item) : [])
      .map((document, part) =>
        textLines({ schema, names, labels: item.labels as AnnotationDocument }, document, item.id, part),
      )
      .join("");
}

function lostOf(schema: LabelSchema, item: FrozenItem): (document: TextDocument) => Losses {
  const names = namesOf(schema);
  return (document) => (item.labels ? laidOut({ schema, names, labels: item.labels }, document).losses : {});
}

const asksForChains = (schema: LabelSchema, id: string): boolean => {
  const control = findControl(schema, id);
  return control !== undefined && isRelationControl(control) && hasChains(control);
};

export const conll2012: ExportFormat = {
  loader,
  suits: ({ schema, perAnnotator }) => {
    if (heldControls(schema, isSpanKind).length === 0) return err(say("releases.conll2012Spans"));
    return perAnnotator ? err(say("releases.conll2012Agreed")) : ok(true);
  },
  entries: (header, items) => {
    const write = itemWriter(header);
    return header.splits.map((split) => ({
      path: `${split}.v4_gold_conll`,
      async *content() {
        for await (const page of items(split)) yield page.map(({ item }) => write(item())).join("");
      },
    }));
  },
  imagePaths: () => () => null,
  heldGroups: chainedRegions,
  losses: (header, item) =>
    lossesOfTexts(
      {
        holdsAnswer: () => false,
        lost: lostOf(header.schema, item),
        lostLinks: (document) => ({
          relations: document.relations.filter(({ control }) => !asksForChains(header.schema, control))
            .length,
          regionAnswers: document.regions.reduce(
            (sum, { attributes }) => sum + Object.keys(attributes ?? {}).length,
            0,
          ),
        }),
      },
      header,
      item,
    ),
};
