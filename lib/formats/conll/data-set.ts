/**
 * What the two ways of tagging share: a file per split, a line per token, a tab between its columns, an empty line behind
 * each sentence, and a line `-DOCSTART-` before each text, as in CoNLL-2003 (Tjong Kim Sang and De Meulder 2003). Lines that
 * begin with `# ` are comments as in CoNLL-U: the first one of the file names the columns. `lib/exports/tokens.ts` says what sentences
 * and tokens are. There are no offsets in it: with `before`, `text` and `after` the text is put together again, and tokens
 * follow each other in it with nothing but blanks between them, so that offsets are exact in any unit.
 *
 * Each span control has a column, and further ones up to the third where spans of the release overlap or have several labels.
 * The columns are the same in all files, so the items are read once before for their number. What cannot be told by tags is
 * counted: the gaps of a discontinuous span (its parts are spans of their own), line breaks inside a span (it is one for each
 * line), blanks at its ends, spans of nothing but blanks. Answers about the whole task are comments; those about spans, and
 * relations, are lost.
 */
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { heldControls } from "@/lib/exports/outlines";
import { layersOf } from "@/lib/exports/span-layers";
import { type Scheme, tagger, tagNames } from "@/lib/exports/span-tags";
import {
  isSpanKind,
  lossesOfTexts,
  type TextDocument,
  textDocuments,
  writtenTexts,
} from "@/lib/exports/text-documents";
import { sentencesIn, tokenCutter, tokensIn } from "@/lib/exports/tokens";
import { isTold } from "@/lib/exports/told-answers";
import type { ExportFile, ExportFormat, ExportHeader, FrozenItem, ItemSource } from "@/lib/formats/writer";
import type { Split } from "@/lib/split/ratios";
import { answerComments, betweenComment, idComments, textComment } from "./comments";
import { loader } from "./loader";

/** A column of tags. */
type Column = { control: string; layer: number; heading: string; names: ReadonlyMap<string, string> };

async function columnsOf({ schema }: ExportHeader, items: ItemSource): Promise<Column[]> {
  const most = new Map<string, number>();
  for await (const page of items())
    for (const { item } of page)
      for (const document of textDocuments(schema, item()))
        for (const [control, { length }] of layersOf(document).layers)
          most.set(control, Math.max(most.get(control) ?? 1, length));
  return heldControls(schema, isSpanKind).flatMap((control) => {
    const names = tagNames(control);
    return Array.from({ length: most.get(control.id) ?? 1 }, (_, layer) => ({
      control: control.id,
      layer,
      heading: layer === 0 ? control.id : `${control.id}.${layer + 1}`,
      names,
    }));
  });
}

function textLines(document: TextDocument, columns: readonly Column[], scheme: Scheme): string {
  const { text } = document;
  const { layers } = layersOf(document);
  const pieces = [...layers.values()].flat(2);
  const cut = tokenCutter(pieces.flatMap(({ start, end }) => [start, end]));
  const taggers = columns.map(({ control, layer, names }) =>
    tagger(scheme, layers.get(control)?.[layer] ?? [], names),
  );
  const sentences = sentencesIn(text, { start: 0, end: text.length });
  let lines = betweenComment("before", text.slice(0, sentences[0]?.start));
  for (const [i, sentence] of sentences.entries()) {
    lines += textComment(text, sentence);
    lines += betweenComment("after", text.slice(sentence.end, sentences[i + 1]?.start));
    for (const token of tokensIn(text, sentence).flatMap(cut))
      lines += `${text.slice(token.start, token.end)}\t${taggers.map((tag) => tag(token)).join("\t")}\n`;
    lines += "\n";
  }
  return sentences.length > 0 ? lines : `${lines}\n`;
}

function itemWriter(header: ExportHeader, columns: readonly Column[], scheme: Scheme) {
  const answersOf = answerComments(header);
  const hasFields = writtenTexts(header.schema).length > 1;
  const start = `-DOCSTART-${"\tO".repeat(columns.length)}\n\n`;
  return (item: FrozenItem): string =>
    textDocuments(header.schema, item)
      .map(
        (document) =>
          start +
          idComments(item, document, hasFields) +
          (document.isFirst ? answersOf(item) : "") +
          textLines(document, columns, scheme),
      )
      .join("");
}

function fileOf(
  split: Split,
  columns: readonly Column[],
  items: ItemSource,
  write: (item: FrozenItem) => string,
): ExportFile {
  return {
    path: `${split}.conll`,
    async *content() {
      yield `# global.columns = ${["FORM", ...columns.map(({ heading }) => heading)].join(" ")}\n`;
      for await (const page of items(split)) for (const { item } of page) yield write(item());
    },
  };
}

export const conllFormat = (scheme: Scheme): ExportFormat => ({
  loader,
  suits: ({ schema, perAnnotator }) => {
    if (heldControls(schema, isSpanKind).length === 0) return err(say("releases.conllSpans"));
    return perAnnotator ? err(say("releases.conllAgreed")) : ok(true);
  },
  async *entries(header, items) {
    const columns = await columnsOf(header, items);
    const write = itemWriter(header, columns, scheme);
    for (const split of header.splits) yield fileOf(split, columns, items, write);
  },
  imagePaths: () => () => null,
  losses: (header, item) =>
    lossesOfTexts({ holdsAnswer: isTold, lost: (document) => layersOf(document).losses }, header, item),
});
