/**
 * CoNLL: a token per line with columns of tags, an empty line behind each sentence. Each sentence is a row with its tokens in
 * `text`, a blank between each two, or its text from a comment `# text = …`; `document` counts through `-DOCSTART-`, so that
 * sentences of one document can be kept together. In a file of this program each document is a row: its text is put together
 * again exactly, and its texts of several fields stand beside each other.
 */
import { indexCodePoints } from "@/lib/core/code-points";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import type { Stretch } from "@/lib/exports/tokens";
import type { Reader, SourceRow } from "../reader";
import { emptySource, type SourceAnnotation, type SourceRegion } from "../source-annotation";
import { linesOf, startText, wholeLines } from "../text-source";
import { type Layout, layoutOf } from "./columns";
import { decodeTags, partsOf } from "./decode";
import { answersIn, toldIn, unquoted } from "./own";
import { joinTokens, placeTokens } from "./place-tokens";
import { cellsOf, commentIn, type Sentence, SentenceReader } from "./sentences";

/** The lines from which columns and scheme are guessed. */
const GUESSED_LINES = 20_000;
const GROUP_ROWS = 1_000;

/** In UTF-16 units of the sentence, before it is known where that lies. */
type Found = Stretch & { type: string; control: string | undefined };
type ReadSentence = { text: string; spans: Found[] };

function readSentence({ lines, comments }: Sentence, layout: Layout): Result<ReadSentence, Message> {
  const odd = lines.find(({ cells }) => cells.length !== layout.count);
  if (odd)
    return err(
      say("rows.conllColumns", { line: odd.line, columns: odd.cells.length, expected: layout.count }),
    );
  const tokens = lines.map(({ line, cells }) => ({ line, token: cells[layout.token] ?? "" }));
  const written = comments.find(([key]) => key === "text")?.[1];
  const placed = written === undefined ? ok(joinTokens(tokens)) : placeTokens(written, tokens);
  if (!placed.ok) return placed;
  const { text, places } = placed.value;
  const spans: Found[] = [];
  for (const { at, control, scheme } of layout.tags) {
    const found = decodeTags(
      lines.map(({ line, cells }) => ({ line, tag: cells[at] ?? "" })),
      scheme,
    );
    if (!found.ok) return found;
    for (const { first, last, type } of found.value)
      spans.push({
        start: places[first]?.start ?? 0,
        end: places[last]?.end ?? 0,
        type,
        control,
      });
  }
  return ok({ text, spans });
}

/** @param before what the ids of regions count on from */
function regionsOf(text: string, spans: readonly Found[], field: string, before = 0): SourceRegion[] {
  const index = indexCodePoints(text);
  return spans.map(({ start, end, type, control }, i) => ({
    id: `T${before + i + 1}`,
    kind: "span",
    field,
    labels: [type],
    shape: {
      kind: "span",
      parts: [{ start: index.fromUnits(start), end: index.fromUnits(end), text: text.slice(start, end) }],
    },
    ...(control !== undefined && { control }),
  }));
}

const annotationOf = (
  regions: readonly SourceRegion[],
  { notTaken }: Layout,
  rest: Partial<SourceAnnotation> = {},
): SourceAnnotation => ({
  ...emptySource("annotation", null),
  regions,
  ...(notTaken.length > 0 && { notTaken }),
  ...rest,
});

/** Keys that are columns of other names, or none. */
const NO_COLUMNS = new Set(["", "text"]);

function sentenceRow(sentence: Sentence, layout: Layout): SourceRow {
  const read = readSentence(sentence, layout);
  if (!read.ok) return { row: sentence.line, error: read.error };
  const { text, spans } = read.value;
  const columns = sentence.comments
    .filter(([key]) => !NO_COLUMNS.has(key))
    .map(([key, value]) => [key === "sent_id" ? "id" : key, value] as const);
  const value = {
    ...Object.fromEntries(columns),
    text,
    ...(sentence.document > 0 && { document: sentence.document }),
  };
  return { row: sentence.line, value, annotations: [annotationOf(regionsOf(text, spans, "text"), layout)] };
}

/** A document of ours: the sentences of one text, or the first fault in them. */
function documentText(sentences: readonly Sentence[], layout: Layout): Result<ReadSentence, Message> {
  const before = unquoted(sentences[0] && toldIn(sentences[0], "before"));
  let text = typeof before === "string" ? before : "";
  const spans: Found[] = [];
  for (const [i, sentence] of sentences.entries()) {
    const read = readSentence(sentence, layout);
    if (!read.ok) return read;
    for (const span of read.value.spans)
      spans.push({ ...span, start: span.start + text.length, end: span.end + text.length });
    text += read.value.text;
    const after = unquoted(toldIn(sentence, "after"));
    text += typeof after === "string" ? after : i < sentences.length - 1 ? "\n" : "";
  }
  return ok({ text, spans });
}

/** The texts of one task, each the sentences of one document. */
function taskRow(documents: readonly (readonly Sentence[])[], layout: Layout): SourceRow {
  const [[first] = []] = documents as [Sentence[]];
  const row = first?.line ?? 1;
  const value: Record<string, unknown> = {};
  const regions: SourceRegion[] = [];
  for (const key of ["id", "external_id"]) {
    const told = first && toldIn(first, key);
    if (told !== undefined) value[key] = told;
  }
  for (const sentences of documents) {
    const read = documentText(sentences, layout);
    if (!read.ok) return { row, error: read.error };
    const { text, spans } = read.value;
    const field = (sentences[0] && toldIn(sentences[0], "field")) ?? "text";
    value[field] = text;
    regions.push(...regionsOf(text, spans, field, regions.length));
  }
  const answers = answersIn(documents.flat());
  return { row, value, annotations: [annotationOf(regions, layout, { answers })] };
}

/** Sentences of a file with how they are to be read, which the first of them say. */
async function* sentencesOf(source: AsyncIterable<Uint8Array>) {
  const reader = new SentenceReader();
  let layout: Layout | undefined;
  let group: Sentence[] = [];
  let lines = 0;
  const ready = () => {
    layout ??= layoutOf(group, reader.columns);
    const given = { layout, sentences: group };
    group = [];
    return given;
  };
  const add = (sentence: Sentence | null) => {
    if (!sentence) return;
    group.push(sentence);
    lines += sentence.lines.length;
  };
  for await (const { firstRow, lines: texts } of linesOf(source)) {
    for (const [i, text] of texts.entries())
      add(reader.take(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, firstRow + i));
    if (lines > GUESSED_LINES) yield ready();
  }
  add(reader.last());
  yield ready();
}

async function* rows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  // A task of ours that may go on with the next sentence.
  const task: Sentence[][] = [];
  let last: Layout | undefined;
  for await (const { layout, sentences } of sentencesOf(source)) {
    last = layout;
    const group: SourceRow[] = [];
    for (const sentence of sentences) {
      const current = task.at(-1);
      if (!layout.isOwn) group.push(...(sentence.lines.length > 0 ? [sentenceRow(sentence, layout)] : []));
      else if (current?.[0]?.document === sentence.document) current.push(sentence);
      else {
        if (current && !isSameTask(current[0], sentence)) group.push(taskRow(task.splice(0), layout));
        task.push([sentence]);
      }
      if (group.length >= GROUP_ROWS) yield group.splice(0);
    }
    yield group;
  }
  if (task.length > 0 && last) yield [taskRow(task, last)];
}

const isSameTask = (first: Sentence | undefined, sentence: Sentence): boolean => {
  const id = first && toldIn(first, "id");
  return id !== undefined && id === toldIn(sentence, "id");
};

const TAGGED = /^[BIESLUM]-\S/;

/** Lines have as many columns each, the last of them tags; the last line of the start may be cut off. */
const sniff: Reader["sniff"] = (start) => {
  const text = startText(start);
  const lines = (start.isWhole ? text : wholeLines(text)).split(/\r\n|\n|\r/);
  const told = lines.filter((line) => line.startsWith("-DOCSTART-") || line.startsWith("# global.columns"));
  const cells = lines
    .filter((line) => line.trim() !== "" && !line.startsWith("-DOCSTART-") && !commentIn(line))
    .map(cellsOf);
  const count = cells[0]?.length ?? 0;
  const tags = cells.map((line) => line.at(-1) ?? "");
  const good = cells.filter(
    (line, i) => line.length === count && partsOf(tags[i] ?? "") !== undefined,
  ).length;
  if (count < 2 || good < 0.95 * cells.length) return 0;
  return told.length > 0 || tags.some((tag) => TAGGED.test(tag)) ? 0.95 : 0;
};

/** Whole sentences. */
const wholePart = (text: string): string => {
  const ends = [...text.matchAll(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/g)];
  const last = ends.at(-1);
  return last ? text.slice(0, last.index + last[0].length) : wholeLines(text);
};

export const conll: Reader = {
  extensions: ["conll", "iob", "iob2", "bio", "bioes", "conll2003"],
  sniff,
  rows,
  wholePart,
};
