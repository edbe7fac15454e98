/**
 * CoNLL-2012: each part of a document is a row, its words in `text` with a blank between each two and a line for each sentence.
 * Spans are the mentions of chains (the last column) and the names (the column before it, or the last one of brackets with
 * labels); a mention that is a name, too, is one span. Words, speakers and parses are left in the file, which says so.
 */
import { indexCodePoints } from "@/lib/core/code-points";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import type { Stretch } from "@/lib/exports/tokens";
import type { Reader, SourceRow } from "../reader";
import { emptySource, type SourceRegion } from "../source-annotation";
import { linesOf, startText } from "../text-source";
import { bracketsIn, type Mention } from "./brackets";

const GROUP_ROWS = 200;
const BEGIN = /^#\s*begin document\s*(?:\(([^)]*)\))?(?:\s*;\s*part\s*(\d+))?/u;
const END = /^#\s*end document/u;

/** Document, part, number, word, part of speech, parse, lemma, frameset, sense, speaker, names; frames of verbs; chains. */
const WORD = 3;
const NAMES = 10;
const FEWEST = 5;
const WITH_NAMES = 12;

/** What a mention is called that has no name. */
const MENTION = "mention";

type Token = { line: number; cells: readonly string[] };
type Part = { line: number; id: string; part: number; sentences: Token[][] };
type Found = Mention & { isName: boolean };

/** @returns the mentions in the order of their ends, or the first cell that does not fit */
function mentionsIn(tokens: readonly Token[]): Result<Found[], Message> {
  const found: Found[] = [];
  const open = new Map<string, { first: number; line: number }[]>();
  for (const [at, { line, cells }] of tokens.entries()) {
    const cell = cells.at(-1) ?? "";
    const brackets = bracketsIn(cell);
    if (!brackets) return err(say("rows.conllBracket", { line, cell }));
    for (const { chain, begins, ends } of brackets) {
      const own = open.get(chain) ?? [];
      open.set(chain, own);
      if (begins) own.push({ first: at, line });
      if (!ends) continue;
      const begun = own.pop();
      if (!begun) return err(say("rows.conllNotOpen", { line, chain }));
      found.push({ first: begun.first, last: at, chain, isName: false });
    }
  }
  for (const [chain, [left]] of open)
    if (left) return err(say("rows.conllNotClosed", { line: left.line, chain }));
  return ok(found);
}

/** `(PER*`, `*)`, `(PER)`; other brackets, as of parses, are none. */
function namesIn(tokens: readonly Token[]): Found[] {
  const found: Found[] = [];
  const open: { first: number; chain: string }[] = [];
  for (const [at, { cells }] of tokens.entries()) {
    if (cells.length < WITH_NAMES) return [];
    const cell = cells[NAMES] ?? "*";
    for (const [, name] of cell.matchAll(/\(([^()*]+)/gu)) open.push({ first: at, chain: name as string });
    for (const _ of cell.matchAll(/\)/gu)) {
      const begun = open.pop();
      if (begun) found.push({ ...begun, last: at, isName: true });
    }
  }
  return found;
}

const keyOf = ({ first, last }: Mention): string => `${first} ${last}`;

function regionsOf(text: string, places: readonly Stretch[], found: readonly Found[]): SourceRegion[] {
  const index = indexCodePoints(text);
  const names = new Map(found.filter(({ isName }) => isName).map((one) => [keyOf(one), one.chain]));
  const inChain = new Set(found.filter(({ isName }) => !isName).map(keyOf));
  return found
    .filter((one) => !one.isName || !inChain.has(keyOf(one)))
    .toSorted((a, b) => a.first - b.first || b.last - a.last)
    .map((one, i) => {
      const [start, end] = [places[one.first]?.start ?? 0, places[one.last]?.end ?? 0];
      const label = one.isName ? one.chain : (names.get(keyOf(one)) ?? MENTION);
      const part = { start: index.fromUnits(start), end: index.fromUnits(end), text: text.slice(start, end) };
      return {
        id: `T${i + 1}`,
        kind: "span",
        field: "text",
        labels: [label],
        shape: { kind: "span", parts: [part] },
        ...(!one.isName && { group: one.chain }),
      };
    });
}

function partRow({ line, id, part, sentences }: Part): SourceRow {
  const tokens = sentences.flat();
  const short = tokens.find(({ cells }) => cells.length < FEWEST);
  if (short)
    return {
      row: line,
      error: say("rows.conllColumns", {
        line: short.line,
        columns: short.cells.length,
        expected: tokens[0]?.cells.length ?? FEWEST,
      }),
    };
  const mentions = mentionsIn(tokens);
  if (!mentions.ok) return { row: line, error: mentions.error };
  let text = "";
  const places: Stretch[] = [];
  for (const sentence of sentences) {
    if (text !== "") text += "\n";
    for (const [i, { cells }] of sentence.entries()) {
      if (i > 0) text += " ";
      const word = cells[WORD] ?? "";
      places.push({ start: text.length, end: text.length + word.length });
      text += word;
    }
  }
  const value = { id: part === 0 ? id : `${id}_${part}`, document: id, part, text };
  const regions = regionsOf(text, places, [...mentions.value, ...namesIn(tokens)]);
  return { row: line, value, annotations: [{ ...emptySource("annotation", null), regions }] };
}

async function* rows(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRow[]> {
  let current: Part | undefined;
  let group: SourceRow[] = [];
  const finish = () => {
    if (current)
      group.push(partRow({ ...current, sentences: current.sentences.filter(({ length }) => length > 0) }));
    current = undefined;
  };
  for await (const { firstRow, lines } of linesOf(source)) {
    for (const [i, given] of lines.entries()) {
      const line = firstRow + i;
      const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
      const begun = BEGIN.exec(text);
      if (begun) {
        finish();
        current = { line, id: begun[1] ?? `${line}`, part: Number(begun[2] ?? 0), sentences: [[]] };
      } else if (END.test(text)) finish();
      else if (text.trim() === "") current?.sentences.push([]);
      else if (!current) group.push({ row: line, error: say("rows.conllNoDocument", { line }) });
      else current.sentences.at(-1)?.push({ line, cells: text.trim().split(/\s+/u) });
    }
    if (group.length >= GROUP_ROWS) {
      yield group;
      group = [];
    }
  }
  finish();
  yield group;
}

/** The start up to its last whole document; all of it where none has ended. */
const wholePart = (text: string): string => {
  const ends = [...text.matchAll(/^#\s*end document[^\n]*\n/gmu)];
  const last = ends.at(-1);
  return last ? text.slice(0, last.index + last[0].length) : text;
};

export const conll2012: Reader = {
  extensions: [
    "v4_gold_conll",
    "v4_auto_conll",
    "v9_gold_conll",
    "v9_auto_conll",
    "gold_conll",
    "auto_conll",
  ],
  sniff: (start) => (BEGIN.test(startText(start).trimStart()) ? 1 : 0),
  rows,
  wholePart,
};
