/**
 * CoNLL-U (https://universaldependencies.org/format.html): a token per line with ten columns, of which the number in the
 * sentence, the form and `MISC` are filled, an empty line behind each sentence, a file per split. `lib/exports/tokens.ts`
 * says what sentences and tokens are; a sentence is a line of its text.
 *
 * - `# newdoc id` is the task, `# sent_id` the task and the number of the sentence in it, `# text` the sentence itself,
 *   `# label.<question>` an answer about the whole task, with its first sentence.
 * - `Entity=B-PER` in `MISC` is the tag of a span. Spans that overlap others of their control stand in `Entity.2` and
 *   `Entity.3`; with several controls of spans the key has the id, as in `Entity.role.2`. A token outside all spans has none.
 * - `SpaceAfter=No` and `SpacesAfter` (as UDPipe writes it) say what lies between tokens and behind the sentence,
 *   `SpacesBefore` what lies before the first one, so that offsets can be found again.
 *
 * What tags cannot tell is counted as in any format of tags; a text without a word has no sentence and is left out.
 */
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { oneLine } from "@/lib/exports/line-breaks";
import { heldControls } from "@/lib/exports/outlines";
import { layersOf } from "@/lib/exports/span-layers";
import { tagger, tagNames } from "@/lib/exports/span-tags";
import {
  isSpanKind,
  lossesOfTexts,
  type TextDocument,
  textDocuments,
  writtenTexts,
} from "@/lib/exports/text-documents";
import { type Stretch, sentencesIn, tokenCutter, tokensIn } from "@/lib/exports/tokens";
import { isTold, toldAnswers } from "@/lib/exports/told-answers";
import type { ExportFormat, ExportHeader, FrozenItem } from "@/lib/formats/writer";
import { loader } from "./loader";

/** A bar parts the entries of `MISC`. */
const UNFIT_IN_MISC = /[\s\p{C}|]+/gu;
const BLANK_CODES: Readonly<Record<string, string>> = {
  " ": "\\s",
  "\t": "\\t",
  "\r": "\\r",
  "\n": "\\n",
  "|": "\\p",
  "\\": "\\\\",
};

/** Blanks as UDPipe writes them; others as they are escaped in JSON. */
const escaped = (blanks: string): string =>
  Array.from(
    { length: blanks.length },
    (_, i) => BLANK_CODES[blanks.charAt(i)] ?? `\\u${blanks.charCodeAt(i).toString(16).padStart(4, "0")}`,
  ).join("");

/** What lies behind a token. Readers expect a blank between two tokens, and nothing behind the last one of a text. */
function spaceAfter(blanks: string, isLast: boolean): string[] {
  if (blanks === (isLast ? "" : " ")) return [];
  return blanks === "" ? ["SpaceAfter=No"] : [`SpacesAfter=${escaped(blanks)}`];
}

type SpanControl = { id: string; key: string; names: ReadonlyMap<string, string> };

/** Entries of `MISC` for a token, in the order of controls and of what lies over what. */
function entityTagger(controls: readonly SpanControl[], document: TextDocument) {
  const { layers } = layersOf(document);
  const taggers = controls.flatMap(({ id, key, names }) =>
    (layers.get(id) ?? []).map((layer, i) => ({
      key: i === 0 ? key : `${key}.${i + 1}`,
      tag: tagger("IOB2", layer, names),
    })),
  );
  return (token: Stretch): string[] =>
    taggers.flatMap(({ key, tag }) => {
      const given = tag(token);
      return given === "O" ? [] : [`${key}=${given}`];
    });
}

function cutTokens(document: TextDocument): (sentence: Stretch) => Stretch[] {
  const pieces = [...layersOf(document).layers.values()].flat(2);
  const cut = tokenCutter(pieces.flatMap(({ start, end }) => [start, end]));
  return (sentence) => tokensIn(document.text, sentence).flatMap(cut);
}

/** @returns the sentences of a text, each a list of its tokens' lines */
function* sentenceLines(controls: readonly SpanControl[], document: TextDocument) {
  const { text } = document;
  const tokensOf = cutTokens(document);
  const tagsOf = entityTagger(controls, document);
  const sentences = sentencesIn(text, { start: 0, end: text.length });
  for (const [i, sentence] of sentences.entries()) {
    const tokens = tokensOf(sentence);
    const before = i === 0 ? text.slice(0, sentence.start) : "";
    const following = sentences[i + 1]?.start ?? text.length;
    const lines = tokens.map((token, n) => {
      const between = text.slice(token.end, tokens[n + 1]?.start ?? following);
      const misc = [
        ...tagsOf(token),
        ...(n === 0 && before !== "" ? [`SpacesBefore=${escaped(before)}`] : []),
        ...spaceAfter(between, n === tokens.length - 1),
      ];
      const form = text.slice(token.start, token.end);
      return `${n + 1}\t${form}${"\t_".repeat(7)}\t${misc.join("|") || "_"}\n`;
    });
    yield { text: text.slice(sentence.start, sentence.end), lines };
  }
}

function itemWriter(header: ExportHeader): (item: FrozenItem) => string {
  const spans = heldControls(header.schema, isSpanKind);
  const controls = spans.map((control) => ({
    id: control.id,
    key: spans.length > 1 ? `Entity.${control.id}` : "Entity",
    names: tagNames(control, UNFIT_IN_MISC),
  }));
  const answersOf = toldAnswers(header);
  const hasFields = writtenTexts(header.schema).length > 1;
  return (item) => {
    let lines = "";
    let number = 0;
    for (const document of textDocuments(header.schema, item))
      for (const sentence of sentenceLines(controls, document)) {
        if (number++ === 0) {
          lines += `# newdoc id = ${item.id}\n`;
          if (item.externalId !== null) lines += `# external_id = ${oneLine(item.externalId)}\n`;
          for (const [id, value] of answersOf(item)) lines += `# label.${id} = ${value}\n`;
        }
        if (hasFields) lines += `# field = ${oneLine(document.field)}\n`;
        lines += `# sent_id = ${item.id}-${number}\n# text = ${sentence.text}\n${sentence.lines.join("")}\n`;
      }
    return lines;
  };
}

const isBlank = ({ text }: TextDocument): boolean =>
  sentencesIn(text, { start: 0, end: text.length }).length === 0;

export const conllu: ExportFormat = {
  loader,
  suits: ({ schema, perAnnotator }) => {
    if (heldControls(schema, isSpanKind).length === 0) return err(say("releases.conlluSpans"));
    return perAnnotator ? err(say("releases.conlluAgreed")) : ok(true);
  },
  entries: (header, items) => {
    const write = itemWriter(header);
    return header.splits.map((split) => ({
      path: `${split}.conllu`,
      async *content() {
        for await (const page of items(split)) yield page.map(({ item }) => write(item())).join("");
      },
    }));
  },
  imagePaths: () => () => null,
  losses: (header, item) =>
    lossesOfTexts(
      {
        holdsAnswer: isTold,
        lost: (document) => ({ ...layersOf(document).losses, blankTexts: isBlank(document) ? 1 : 0 }),
      },
      header,
      item,
    ),
};
